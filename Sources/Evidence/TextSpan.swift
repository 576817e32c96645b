/// A stretch of a text, in UTF-8 bytes from its start: 0-based, the end excluded.
public typealias TextSpan = Range<Int>
