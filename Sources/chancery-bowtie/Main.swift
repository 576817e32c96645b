import JSONText
import Schema

/// Speaks the protocol of Bowtie, which compares validators of JSON Schema: one request a line on standard input, one
/// answer a line on standard output. `--assert-formats` makes `format` an assertion.
@main
struct Main {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.allSatisfy({ $0 == "--assert-formats" }) else {
            exit(with: "usage: chancery-bowtie [--assert-formats]", status: 64)
        }
        var harness = Harness(assertsFormats: !arguments.isEmpty)
        while let line = readLine() {
            do {
                guard let answer = try harness.answer(Array(line.utf8)) else { return }
                print(String(decoding: answer, as: UTF8.self))
                flush()
            } catch {
                exit(with: "chancery-bowtie: \(error.message)", status: 1)
            }
        }
    }
}
