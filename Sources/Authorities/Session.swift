public import Chronology

/// How far a row can be trusted.
public enum SessionStatus: String, Sendable {
    /// Held against a source.
    case checked
    /// Computed from a rule of the body.
    case computed
    /// From memory: may warn, and must not fail a record.
    case unchecked
}

/// A session of a body.
public struct Session: Hashable, Sendable {
    /// The code of the body whose session it is.
    public let body: String
    /// The number.
    public let number: Int
    /// The day on which it opened.
    public let firstDay: CalendarDay
    /// The day on which it closed, `nil` where it is not known.
    public let lastDay: CalendarDay?
    /// How far the first day, and a last day that the table states, can be trusted.
    public let status: SessionStatus
    /// How far the last day can be trusted: where it follows from the opening of the next session, as far as that.
    public let lastDayStatus: SessionStatus
    /// Where the row comes from: an id of `sources.csv`.
    public let source: String
}

/// What is known of a session number.
public enum SessionLookup: Hashable, Sendable {
    /// The session.
    case known(Session)
    /// There is no such body.
    case unknownBody
    /// The body's sessions have no numbers.
    case notNumbered
    /// The body has no session with a number so low; its first has this one.
    case beforeFirst(Int)
    /// The table has no row for this session, only for these; `nil` where it has none of the body.
    case outOfTable(ClosedRange<Int>?)
}

/// The sessions by body and number.
struct SessionTable: Sendable {
    static let file = "sessions.csv"

    private let sessions: [String: [Int: Session]]
    private let ranges: [String: ClosedRange<Int>]

    init(_ bytes: [UInt8], bodies: BodyTable) throws(AuthorityTableError) {
        var reader = try CSVReader(
            bytes, file: Self.file, columns: ["body", "session", "first_day", "last_day", "status", "source"])
        var rows: [String: [Session]] = [:]
        while let row = try reader.next() {
            let session = try Self.session(row)
            guard let body = bodies[session.body], body.hasNumberedSessions, body.sessionsOf == body.code else {
                throw row.fault("\(session.body) has no sessions of its own: write a body whose sessions are numbered")
            }
            if let previous = rows[session.body]?.last {
                guard previous.number < session.number, previous.firstDay < session.firstDay else {
                    throw row.fault(
                        "session \(session.number) of \(session.body) does not follow the row before: sort the rows")
                }
            }
            rows[session.body, default: []].append(session)
        }
        sessions = rows.reduce(into: [:]) { sessions, entry in
            let isContinuous = bodies[entry.key]?.hasContinuousSessions ?? false
            sessions[entry.key] = Self.index(entry.value, isContinuous: isContinuous)
        }
        ranges = rows.compactMapValues { list in
            guard let first = list.first, let last = list.last else { return nil }
            return first.number...last.number
        }
    }

    func session(_ body: String, _ number: Int) -> Session? { sessions[body]?[number] }

    func range(_ body: String) -> ClosedRange<Int>? { ranges[body] }

    /// The session that a day lies in for certain, as far as the table knows.
    func session(_ body: String, on day: CalendarDay) -> Session? {
        sessions[body]?.values.first { session in
            guard let lastDay = session.lastDay else { return false }
            return session.firstDay <= day && day <= lastDay
        }
    }

    private static func session(_ row: CSVRow) throws(AuthorityTableError) -> Session {
        guard let number = Int(row[1]), number > 0 else {
            throw row.fault("the session is \"\(row[1])\": write a number from 1 on")
        }
        guard let status = SessionStatus(rawValue: row[4]) else {
            throw row.fault("the status is \"\(row[4])\": write checked, computed or unchecked")
        }
        let firstDay = try Self.day(2, row)
        let lastDay = row[3].isEmpty ? nil : try Self.day(3, row)
        guard lastDay.map({ $0 >= firstDay }) ?? true else {
            throw row.fault("the last day \(row[3]) lies before the first day \(row[2]): correct one of them")
        }
        return Session(
            body: try row.required(0, "body"), number: number, firstDay: firstDay, lastDay: lastDay, status: status,
            lastDayStatus: status, source: try row.required(5, "source"))
    }

    private static func day(_ column: Int, _ row: CSVRow) throws(AuthorityTableError) -> CalendarDay {
        do {
            return try CalendarDay(parsing: row[column])
        } catch {
            throw row.fault("\"\(row[column])\": \(error.message)")
        }
    }

    /// The sessions by number; one of a body whose sessions are continuous ends on the day before the next one.
    private static func index(_ list: [Session], isContinuous: Bool) -> [Int: Session] {
        var index: [Int: Session] = [:]
        for (position, session) in list.enumerated() {
            index[session.number] = session
            guard isContinuous, session.lastDay == nil, position + 1 < list.count else { continue }
            let next = list[position + 1]
            guard next.number == session.number + 1 else { continue }
            index[session.number] = Session(
                body: session.body, number: session.number, firstDay: session.firstDay,
                lastDay: next.firstDay.adding(days: -1), status: session.status, lastDayStatus: next.status,
                source: session.source)
        }
        return index
    }
}
