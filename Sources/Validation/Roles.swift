import Schema

/// The roles that Chancery's rules look for. `Schemas/README.md` says what each means.
extension Role {
    static let status: Role = "status"
    static let language: Role = "language"
    static let dateIssued: Role = "date_issued"
    static let publisher: Role = "publisher"
    static let sourceURL: Role = "source_url"
    static let retrievedAt: Role = "retrieved_at"
    static let published: Role = "published"
    static let sourceSymbol: Role = "source_symbol"
    static let capture: Role = "capture"
    static let captureDigest: Role = "capture_sha256"
    static let session: Role = "session"
    static let sessionBody: Role = "session_body"
    static let sessionNumber: Role = "session_number"
    static let sessionEventDate: Role = "session_event_date"
    static let sessionSymbol: Role = "session_symbol"
    static let sessionRelation: Role = "session_relation"
    static let relationRecord: Role = "relation_record"
    static let step: Role = "step"
    static let stepActivity: Role = "step_activity"
    static let stepAgent: Role = "step_agent"
    static let stepDate: Role = "step_date"
    static let stepMethod: Role = "step_method"
    static let evidence: Role = "evidence"
    static let unknown: Role = "unknown"
}
