/// Turns the events of one YAML document into JSON text, in one pass.
///
/// A fault of the grammar ends the pass; what is well formed but not taken (a repeated key, an alias, a tag) is noted,
/// and the pass goes on to find the rest.
struct DocumentConverter {
    private let bytes: UnsafeRawBufferPointer
    private let range: Range<Int>
    private let limits: YAMLLimits
    private var offsets: CodePointCursor
    private var lines: LineCursor
    private var builder = JSONBuilder()
    private var faults: [YAMLFault] = []
    /// The offset after the last scalar, bracket or alias that was read.
    private var lastEnd: Int
    private var documents = 0
    /// A key that must not stand in the root mapping, and where it was found there.
    private let reservedKey: String?
    private(set) var reservedKeyPlace: Place?

    /// - Parameters:
    ///   - bytes: the file, valid UTF-8.
    ///   - range: the part of it that is YAML.
    init(
        _ bytes: UnsafeRawBufferPointer, range: Range<Int>, limits: YAMLLimits, reservedKey: String? = nil
    ) {
        self.bytes = bytes
        self.range = range
        self.limits = limits
        self.reservedKey = reservedKey
        offsets = CodePointCursor(bytes, from: range.lowerBound)
        lines = LineCursor(bytes)
        lastEnd = range.lowerBound
    }

    /// Reads the document to its end.
    ///
    /// - Returns: the faults in the order found; where there is none, `text` is the result.
    mutating func run() -> [YAMLFault] {
        do throws(YAMLFault) {
            try readEvents()
        } catch {
            faults.append(error)
        }
        return faults
    }

    /// The JSON text and its anchors; of use only where `run` found no fault.
    var text: ConvertedText {
        ConvertedText(json: builder.json, anchors: builder.anchors)
    }

    private mutating func readEvents() throws(YAMLFault) {
        guard !range.isEmpty else { throw emptyFault() }
        var reader = EventReader(UnsafeRawBufferPointer(rebasing: bytes[range]))
        while let event = reader.next() {
            let start = offsets.byteOffset(of: event.extent.lowerBound)
            let extent = start..<offsets.byteOffset(of: event.extent.upperBound)
            switch event.kind {
            case .marker:
                break
            case .documentStart:
                try startDocument(extent)
            case .alias:
                try note(.alias(lines.place(of: extent), text: quoted(extent)))
                appendNull(at: lines.place(of: extent))
                lastEnd = extent.upperBound
            case .scalar(let style):
                try appendScalar(event, style, extent)
            case .collectionStart(let isMapping):
                try open(isMapping: isMapping, event, extent)
            case .collectionEnd:
                // The end of a block collection is not written: it ends with its last child.
                if !extent.isEmpty { lastEnd = extent.upperBound }
                builder.close(end: lastEnd)
            case .streamEnd:
                if documents == 0 { throw emptyFault() }
                return
            }
        }
        throw fault(of: reader.problem)
    }

    // MARK: Events

    private mutating func startDocument(_ extent: Range<Int>) throws(YAMLFault) {
        documents += 1
        guard documents == 1 else {
            throw YAMLFault(
                .multipleDocuments, "a second document begins here",
                help: "keep one document to a file: remove the line `---`, or move what follows to its own file",
                at: lines.place(of: extent))
        }
        // The extent of an explicit document reaches from its first directive to its `---`.
        var start = extent.lowerBound
        while start < extent.upperBound {
            let end = Excerpt.lineEnd(from: start, in: bytes)
            if bytes[start] == UInt8(ascii: "%"), !isVersionDirective(start..<end) {
                try note(.directive(lines.place(of: start..<end), in: bytes))
            }
            start = end + 1
        }
    }

    private func isVersionDirective(_ line: Range<Int>) -> Bool {
        let words = bytes[line].split(whereSeparator: Excerpt.isBlank)
        return words.count >= 2 && words[0].elementsEqual("%YAML".utf8) && words[1].elementsEqual("1.2".utf8)
            && (words.count == 2 || words[2].first == UInt8(ascii: "#"))
    }

    private mutating func open(isMapping: Bool, _ event: YAMLEvent, _ extent: Range<Int>) throws(YAMLFault) {
        let place = lines.place(of: extent)
        guard builder.depth < limits.depth else {
            throw YAMLFault(
                .depth, "sequences and mappings are nested deeper than \(limits.depth) levels",
                help: "flatten the value", at: place)
        }
        try refuseProperties(event, extent)
        if builder.isKeyDue {
            try note(
                YAMLFault(
                    .nonStringKey, "a \(isMapping ? "mapping" : "sequence") stands as a key",
                    help: "write a string as the key; quote it if its text begins with a bracket", at: place))
        }
        builder.open(isMapping: isMapping, at: place)
        lastEnd = extent.upperBound
    }

    private mutating func appendScalar(
        _ event: YAMLEvent, _ style: YAMLEvent.ScalarStyle, _ extent: Range<Int>
    ) throws(YAMLFault) {
        let written = writtenRange(of: event, style, extent)
        let place = lines.place(of: written)
        try refuseProperties(event, extent)
        let value: CoreValue =
            if case .plain = style { CoreValue(plain: event.content) } else { .string }
        if builder.depth == 0, written.isEmpty { throw emptyFault() }
        lastEnd = max(lastEnd, written.upperBound)
        if builder.isKeyDue { try check(key: event.content, value, style, at: place) }
        switch value {
        case .string:
            builder.appendString(event.content, at: place)
        case .null:
            appendNull(at: place)
        case .boolean(let value):
            builder.appendLiteral((value ? "true" : "false").utf8, at: place)
        case .number:
            builder.appendLiteral(event.content, at: place)
        case .rewritten(let json):
            builder.appendLiteral(json, at: place)
        case .refused(let message, let help):
            if !builder.isKeyDue { try note(YAMLFault(.number, message, help: help, at: place)) }
            appendNull(at: place)
        }
    }

    private mutating func appendNull(at place: Place) {
        builder.appendLiteral("null".utf8, at: place)
    }

    private mutating func check(
        key: UnsafeRawBufferPointer, _ value: CoreValue, _ style: YAMLEvent.ScalarStyle, at place: Place
    ) throws(YAMLFault) {
        guard case .string = value else {
            let type =
                switch value {
                case .null: "null"
                case .boolean: "a boolean"
                default: "a number"
                }
            let message =
                place.byteRange.isEmpty
                ? "the key is empty, which is null and no string" : "the key \(quoted(place.byteRange)) is \(type)"
            return try note(YAMLFault(.nonStringKey, message, help: "quote it: keys are strings", at: place))
        }
        if case .plain = style, key.elementsEqual("<<".utf8) {
            return try note(
                YAMLFault(
                    .mergeKey, "the merge key `<<` of YAML 1.1 is not taken",
                    help: "write the merged keys out, or quote it to mean a key of this name", at: place))
        }
        if let first = builder.register(key: key, at: place) {
            return try note(
                YAMLFault(
                    .duplicateKey, "the key \(quoted(place.byteRange)) occurs twice in one mapping",
                    help: "remove or rename one of the two", at: place,
                    related: YAMLFault.Related(first, message: "first here")))
        }
        if builder.depth == 1, let reservedKey, key.elementsEqual(reservedKey.utf8) { reservedKeyPlace = place }
    }

    // MARK: Places

    /// The bytes of a scalar as written, quotes and block indicators included.
    private func writtenRange(
        of event: YAMLEvent, _ style: YAMLEvent.ScalarStyle, _ extent: Range<Int>
    ) -> Range<Int> {
        if extent.isEmpty {
            // Nothing is written. libyaml gives the begin of the token that follows where no indicator comes before.
            var place = extent.lowerBound
            while place > lastEnd, Excerpt.isWhiteSpace(bytes[place - 1]) { place -= 1 }
            return place..<place
        }
        guard case .block = style else { return extent }
        // libyaml ends a block scalar after its last line break. Without content only the header is written, else the
        // end is that of the last line that is not blank; blanks that trail on it belong to the content.
        var end = extent.lowerBound + 1
        if event.content.allSatisfy(Excerpt.isWhiteSpace) {
            while end < extent.upperBound, !Excerpt.isWhiteSpace(bytes[end]) { end += 1 }
        } else {
            end = extent.upperBound
            while Excerpt.isWhiteSpace(bytes[end - 1]) { end -= 1 }
            while end < extent.upperBound, Excerpt.isBlank(bytes[end]) { end += 1 }
        }
        return extent.lowerBound..<end
    }

    private func quoted(_ range: Range<Int>) -> String {
        Excerpt.quoted(range, of: bytes)
    }

    // MARK: Faults

    private mutating func note(_ fault: YAMLFault) throws(YAMLFault) {
        guard faults.count < limits.faults else {
            throw YAMLFault(
                .tooManyFaults, "more than \(limits.faults) faults; the rest of the file was not read",
                help: "mend those above first",
                at: Place(line: fault.line, column: fault.column, byteRange: fault.byteRange))
        }
        faults.append(fault)
    }

    /// Notes an anchor and a tag before a node.
    ///
    /// libyaml begins the extent of a node with them, so the bytes there say which is written and where; for the
    /// non-specific tag `!` of a scalar they are the only sign.
    private mutating func refuseProperties(_ event: YAMLEvent, _ extent: Range<Int>) throws(YAMLFault) {
        guard !extent.isEmpty else { return }
        let isScalar = if case .scalar = event.kind { true } else { false }
        // The extent of a block mapping begins with its first key, whose properties are not its own.
        guard isScalar || event.hasAnchor || event.hasTag else { return }
        var start = extent.lowerBound
        while start < extent.upperBound {
            let indicator = bytes[start]
            guard indicator == UInt8(ascii: "&") || indicator == UInt8(ascii: "!") else { return }
            let property = Excerpt.property(from: start, in: bytes)
            let place = lines.place(of: property)
            try note(
                indicator == UInt8(ascii: "&")
                    ? .anchor(place, text: quoted(property)) : .tag(place, text: quoted(property)))
            start = property.upperBound
            while start < extent.upperBound, Excerpt.isWhiteSpace(bytes[start]) { start += 1 }
        }
    }

    private mutating func emptyFault() -> YAMLFault {
        YAMLFault(
            .empty, "there is no value here", help: "write a mapping, such as `title: …`",
            at: lines.place(of: range.lowerBound..<range.lowerBound))
    }

    private mutating func fault(of problem: ParserProblem) -> YAMLFault {
        ProblemReport(
            problem, bytes: bytes, offset: offsets.byteOffset(of: problem.problemIndex),
            contextOffset: offsets.byteOffset(of: problem.contextIndex), limits: limits
        ).fault
    }
}
