internal import Diagnostics

/// Colours by ANSI escape sequences (ECMA-48, SGR), or none.
struct TextStyle {
    /// What a piece of text is, which decides its colour.
    enum Role {
        case error, warning, note, gap, path, gutter, strong

        /// The parameters of the SGR sequence.
        fileprivate var parameters: String {
            switch self {
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            case .gap: "1;35"
            case .path: "1;4"
            case .gutter: "34"
            case .strong: "1"
            }
        }
    }

    /// Whether sequences are written at all.
    let isOn: Bool

    /// Text in the colour of its role.
    func paint(_ text: String, _ role: Role) -> String {
        isOn ? "\u{1B}[\(role.parameters)m\(text)\u{1B}[0m" : text
    }
}

extension TextStyle.Role {
    /// The role of a finding's label and mark.
    init(_ diagnostic: Diagnostic) {
        switch (diagnostic.kind, diagnostic.severity) {
        case (_, .error): self = .error
        case (.gap, _): self = .gap
        case (.violation, .warning): self = .warning
        case (.violation, .note): self = .note
        }
    }
}
