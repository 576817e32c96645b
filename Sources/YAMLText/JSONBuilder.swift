import Diagnostics

/// Writes JSON text value by value and keeps an anchor for each key and value.
///
/// Once a fault was found the text is dropped by the caller, so nothing here guards its form in that case.
struct JSONBuilder {
    /// A sequence or mapping whose end has not come yet.
    private struct Frame {
        var isMapping: Bool
        var isKeyDue: Bool
        var isEmpty = true
        var anchor: Int
        var keys: [[UInt8]: Place] = [:]
    }

    private(set) var json: [UInt8] = []
    private(set) var anchors: [SourceMap.Anchor] = []
    private var frames: [Frame] = []

    var depth: Int { frames.count }

    /// Whether the next node is a key.
    var isKeyDue: Bool { frames.last?.isKeyDue ?? false }

    /// Registers a key of the innermost mapping; the place of an equal key before it.
    mutating func register(key: UnsafeRawBufferPointer, at place: Place) -> Place? {
        guard let last = frames.indices.last else { return nil }
        let name = [UInt8](key)
        if let first = frames[last].keys[name] { return first }
        frames[last].keys[name] = place
        return nil
    }

    mutating func appendString(_ text: UnsafeRawBufferPointer, at place: Place) {
        begin(at: place)
        json.appendJSONString(text)
        end()
    }

    mutating func appendLiteral(_ text: some Sequence<UInt8>, at place: Place) {
        begin(at: place)
        json.append(contentsOf: text)
        end()
    }

    /// Opens a sequence or mapping; its end in the file is not known yet.
    mutating func open(isMapping: Bool, at place: Place) {
        begin(at: place)
        frames.append(Frame(isMapping: isMapping, isKeyDue: isMapping, anchor: anchors.count - 1))
        json.append(UInt8(ascii: isMapping ? "{" : "["))
    }

    /// Closes the innermost collection.
    ///
    /// - Parameter end: the offset after its last byte in the file.
    mutating func close(end: Int) {
        guard let frame = frames.popLast() else { return }
        json.append(UInt8(ascii: frame.isMapping ? "}" : "]"))
        let start = anchors[frame.anchor].byteRange.lowerBound
        anchors[frame.anchor].byteRange = start..<max(start, end)
        self.end()
    }

    private mutating func begin(at place: Place) {
        if let frame = frames.last {
            if frame.isMapping, !frame.isKeyDue {
                json.append(UInt8(ascii: ":"))
            } else if !frame.isEmpty {
                json.append(UInt8(ascii: ","))
            }
            frames[frames.count - 1].isEmpty = false
        }
        anchors.append(
            SourceMap.Anchor(
                textOffset: json.count, line: place.line, column: place.column, byteRange: place.byteRange))
    }

    private mutating func end() {
        if let last = frames.indices.last, frames[last].isMapping { frames[last].isKeyDue.toggle() }
    }
}
