import CYaml

/// One event of the parser: the begin or end of a collection, a scalar, and so on.
struct YAMLEvent {
    enum Kind {
        case documentStart
        case alias
        case scalar(ScalarStyle)
        case collectionStart(isMapping: Bool)
        case collectionEnd
        case streamEnd
        /// The begin of the stream, the end of a document: nothing to act upon.
        case marker
    }

    enum ScalarStyle {
        case plain
        case quoted
        /// Literal or folded.
        case block
    }

    var kind: Kind
    /// Where the event stands, in code points of the parsed text. Empty for what is not written: an empty value, the
    /// end of a block collection.
    var extent: Range<Int>
    /// The content of a scalar in UTF-8; valid until the reader moves on.
    var content: UnsafeRawBufferPointer
    var hasAnchor: Bool
    var hasTag: Bool
}

/// What libyaml says of a text that it cannot parse.
struct ParserProblem {
    var isMemory: Bool
    /// What was being read, and the code point index at which that begins.
    var context: String
    var contextIndex: Int
    /// What is wrong, and the code point index at which.
    var problem: String
    var problemIndex: Int
}

/// The events of a YAML text by libyaml, which keeps no tree and does not recurse.
struct EventReader: ~Copyable {
    // On the heap because libyaml keeps pointers into its own parser.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    // Holds the last event, which owns the scalar that is handed out.
    private let current: UnsafeMutablePointer<yaml_event_t>
    private let isReady: Bool

    /// - Parameter text: valid UTF-8, not empty; it must outlive the reader.
    init(_ text: UnsafeRawBufferPointer) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        current = .allocate(capacity: 1)
        current.initialize(to: yaml_event_t())
        isReady = yaml_parser_initialize(parser) != 0
        guard isReady else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress?.assumingMemoryBound(to: UInt8.self), text.count)
    }

    deinit {
        yaml_event_delete(current)
        if isReady { yaml_parser_delete(parser) }
        current.deallocate()
        parser.deallocate()
    }

    /// The next event; nil where the text cannot be parsed further, and `problem` says why.
    mutating func next() -> YAMLEvent? {
        guard isReady else { return nil }
        yaml_event_delete(current)
        guard yaml_parser_parse(parser, current) != 0 else { return nil }
        let event = current.pointee
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        var result = YAMLEvent(
            kind: .marker, extent: event.start_mark.index..<max(event.start_mark.index, event.end_mark.index),
            content: none, hasAnchor: false, hasTag: false)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            result.kind = .documentStart
        case YAML_ALIAS_EVENT:
            result.kind = .alias
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            result.kind = .scalar(Self.style(of: scalar.style))
            result.content = UnsafeRawBufferPointer(start: scalar.value, count: scalar.length)
            result.hasAnchor = scalar.anchor != nil
            result.hasTag = scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .collectionStart(isMapping: false)
            result.hasAnchor = event.data.sequence_start.anchor != nil
            result.hasTag = event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            result.kind = .collectionStart(isMapping: true)
            result.hasAnchor = event.data.mapping_start.anchor != nil
            result.hasTag = event.data.mapping_start.tag != nil
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            result.kind = .collectionEnd
        case YAML_STREAM_END_EVENT:
            result.kind = .streamEnd
        default:
            break
        }
        return result
    }

    /// Why `next()` gave nothing.
    var problem: ParserProblem {
        guard isReady, parser.pointee.error != YAML_MEMORY_ERROR else {
            return ParserProblem(isMemory: true, context: "", contextIndex: 0, problem: "", problemIndex: 0)
        }
        let state = parser.pointee
        return ParserProblem(
            isMemory: false,
            context: state.context.map { String(cString: $0) } ?? "", contextIndex: state.context_mark.index,
            problem: state.problem.map { String(cString: $0) } ?? "", problemIndex: state.problem_mark.index)
    }

    private static func style(of style: yaml_scalar_style_t) -> YAMLEvent.ScalarStyle {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }
}
