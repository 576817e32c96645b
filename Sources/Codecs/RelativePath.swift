/// The rule for paths that come from foreign data and are to name something below a known folder.
public enum RelativePath {
    /// Whether `path` stays below the folder it is joined to, on every system, and shows as it is when printed.
    ///
    /// It is relative, its components are parted by single slashes, none of them is empty, `.` or `..`, and it has no
    /// backslash, no control character (U+0000–U+001F, U+007F–U+009F) and no drive letter. The path of a folder is
    /// judged without its slash at the end.
    public static func isSafe(_ path: String) -> Bool {
        fault(in: path) == nil
    }

    /// What makes `path` unsafe, as the end of a sentence that begins with the path; nil when it is safe.
    public static func fault(in path: String) -> String? {
        if path.isEmpty { return "is empty" }
        for scalar in path.unicodeScalars {
            switch scalar.value {
            case 0: return "contains a NUL character"
            case 0x01...0x1F, 0x7F...0x9F: return "contains a control character"
            case 0x5C: return "contains a backslash"
            default: continue
            }
        }
        let units = path.utf8
        if units.first == UInt8(ascii: "/") { return "is absolute" }
        if let first = units.first, isLetter(first), units.dropFirst().first == UInt8(ascii: ":") {
            return "begins with a drive letter"
        }
        for component in units.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if component.isEmpty { return "has an empty component" }
            if component.elementsEqual(".".utf8) { return "has the component \".\"" }
            if component.elementsEqual("..".utf8) { return "has the component \"..\"" }
        }
        return nil
    }

    private static func isLetter(_ unit: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(unit | 0x20)
    }
}
