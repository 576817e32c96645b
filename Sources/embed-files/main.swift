import Foundation

// Writes a Swift file that holds text files as string literals.
// usage: embed-files OUTPUT INPUT…

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
    FileHandle.standardError.write(Data("usage: embed-files OUTPUT INPUT…\n".utf8))
    exit(64)
}

var code = "/// The texts of this target's files, by their names. Made by `embed-files`.\n"
code += "enum EmbeddedText {\n    static let files: [(name: String, text: StaticString)] = [\n"
for input in arguments.dropFirst() {
    let text = try String(contentsOf: URL(filePath: input), encoding: .utf8)
    // More marks than any run of them in the text, so that nothing in it ends the literal or begins an interpolation.
    let longestRun = text.split { $0 != "#" }.map(\.count).max() ?? 0
    let marks = String(repeating: "#", count: longestRun + 1)
    let name = URL(filePath: input).lastPathComponent
    code += "        (\"\(name)\", \(marks)\"\"\"\n\(text)\n\"\"\"\(marks)),\n"
}
code += "    ]\n}\n"
try code.write(to: URL(filePath: output), atomically: true, encoding: .utf8)
