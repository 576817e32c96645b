import Diagnostics
import JSONText

/// The session that a record refers to, as far as its values have the kinds that they should have.
struct SessionReference {
    let body: String
    let bodyNode: JSONNode
    let number: Int?
    let numberNode: JSONNode?

    /// Reads one item of the role `session`; `nil` where it names no body.
    init?(_ session: JSONNode, in record: RecordView) {
        guard let body = record.value(.sessionBody, in: session, of: .session), body.kind == .string else { return nil }
        bodyNode = body
        self.body = body.string
        numberNode = record.value(.sessionNumber, in: session, of: .session)
        number = numberNode?.integer
    }
}
