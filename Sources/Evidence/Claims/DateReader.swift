import Authorities
import Chronology

/// The dates of a statement, each told from the others.
struct DateClaims {
    /// The day of issue, in EDTF.
    var issued: Claim<String>?
    /// The role of the date that it was taken from.
    var issuedRole: DateRole?
    /// Why there is none.
    var issuedGap = ""
    /// The day on which the page published it.
    var published: Claim<String>?
    /// The day on which the page was saved, where it says so.
    var captured: Claim<String>?
    /// The day on which a document with it was distributed.
    var transmitted: Claim<String>?
}

/// Works out the day of issue from the dates of a page: a wrong date is worse than none.
struct DateClaimReader {
    private let facts: PageFacts
    private let dates: [RoledDate]

    /// A statement is published and captured after it was issued; its year is taken from a date so many days later at
    /// most.
    private static let yearReach = 90
    /// An agency carries a statement, and a page sets its stamp, so many days after it was issued at most.
    private static let carriedWithin = 30
    /// A page of the issuer itself has a statement so many days after it was made at most.
    private static let leadWithin = 366

    init(_ facts: PageFacts) {
        self.facts = facts
        dates = DateRoleReader(facts).read()
    }

    /// The dates with their roles.
    var roles: [RoledDate] { dates }

    func read() -> DateClaims {
        var claims = DateClaims()
        claims.published = (full(.published) ?? full(.dated) ?? full(.reprinted)).map { stated($0) }
        claims.captured = full(.captured).map { stated($0) }
        claims.transmitted = full(.transmitted).map { stated($0) }
        guard let issue = issueDay() else {
            claims.issuedGap = gapReason()
            return claims
        }
        claims.issued = completed(issue)
        claims.issuedRole = issue.role
        return claims
    }

    // MARK: The day of issue

    /// The best date of issue as the page writes it.
    private func issueDay() -> RoledDate? {
        let said = dates.filter { $0.role == .issued || $0.role == .letter && !facts.isAnnex }
        if let date = said.first(where: { $0.phrase.day != nil && !$0.phrase.isAmbiguous }) { return date }
        let anchors = dates.filter { ($0.role == .dateline || $0.role == .signature) && $0.phrase.day != nil }
        if let line = anchors.first(where: { $0.role == .dateline }), let day = dayOfMonth(upTo: line) { return day }
        // "on Sunday" under a dateline of Monday.
        if let weekday = said.first(where: { $0.phrase.style == .weekday }), let anchor = anchors.first {
            return lastDay(weekday, upTo: anchor)
        }
        if let closing = anchors.first(where: { $0.role == .signature }), let line = anchors.first,
            carries(line, closing)
        {
            return closing
        }
        if let anchor = anchors.first { return anchor }
        // A page of the issuer itself dates the statement beside its title, or says when it put it there; a letter refers
        // to others above which it has its own day.
        let ownDay = isReprint ? nil : headerDay
        return ownDay ?? leadDay ?? announcedDay() ?? headerDay ?? closingMonth ?? (isReprint ? nil : full(.dated))
    }

    /// The day that the lead names, unless the page was dated years after: then the lead speaks of an anniversary.
    private var leadDay: RoledDate? {
        guard let lead = dates.last(where: { $0.role == .lead && $0.phrase.day != nil }) else { return nil }
        let isOld = lead.phrase.calendarDay.map { day in
            full(.dated)?.phrase.calendarDay.map { $0.daysSinceEpoch - day.daysSinceEpoch > Self.leadWithin } ?? false
        }
        return isOld ?? false ? nil : lead
    }

    /// The month with which a text without a day closes: "Oslo, May 2020".
    private var closingMonth: RoledDate? {
        dates.last { $0.role == .signature && $0.phrase.day == nil && $0.phrase.month != nil && $0.phrase.year != nil }
    }

    /// Whether an agency's line is shortly after the day with which the statement closes: a signature is the issuer's own.
    private func carries(_ line: RoledDate, _ closing: RoledDate) -> Bool {
        guard line.role == .dateline, let day = closing.phrase.calendarDay, closing.phrase.contradictions.isEmpty else {
            return false
        }
        let years = line.phrase.year.map { [$0] } ?? [day.year, day.year + 1]
        return years.contains { year in
            line.phrase.month.flatMap { month in
                line.phrase.day.flatMap { CalendarDay(year: year, month: month, day: $0) }
            }.map { 0...Self.carriedWithin ~= $0.daysSinceEpoch - day.daysSinceEpoch } ?? false
        }
    }

    /// Whether the page says that it has its text from another, or is a blog's with dates of its own.
    private var isReprint: Bool {
        if facts.page.form == .markdown && !facts.page.fields.isEmpty { return !PublisherReader(facts).isOfficial }
        if dates.contains(where: { $0.role == .reprinted }) { return true }
        let above = facts.boundaries.body.first ?? facts.page.blocks.count
        let near = max(0, above - 16)..<min(facts.page.blocks.count, (facts.boundaries.body.last ?? above) + 4)
        return near.contains { block in
            let head = facts.head(of: block)
            return head.count <= 400
                && facts.cues(.publisher, in: head).contains { !PublisherReader(facts).namesIssuer($0, in: head) }
        }
    }

    /// The day in the sentence above the text that announces a letter or statement.
    private func announcedDay() -> RoledDate? {
        guard let first = facts.boundaries.body.first else { return nil }
        let start = facts.page.blocks[first].span.lowerBound
        // What the page itself says of a letter that it quotes.
        let quotes = facts.page.blocks[first].role == .quotation
        return dates.first { date in
            guard date.role == .event || date.role == .furniture || date.role == .delivered && quotes,
                date.phrase.day != nil, date.phrase.end == nil,
                !date.phrase.isAmbiguous, date.span.upperBound <= start,
                let block = facts.page.block(at: date.span.lowerBound), first - block <= 4
            else { return false }
            let sentence = facts.sentence(around: date.span.lowerBound)
            // "Two more were handed over on 3 March": the letters are named before.
            let start = date.role == .delivered ? facts.page.blocks[block].span.lowerBound : sentence.lowerBound
            return facts.cues(.kind, in: start..<sentence.upperBound).contains {
                $0.cue.value == "letter" || $0.cue.value == "note_verbale"
            }
        }
    }

    /// The day of the week that was last before or on the day of an agency's line; that day where its year is not known.
    private func lastDay(_ weekday: RoledDate, upTo anchor: RoledDate) -> RoledDate {
        guard let named = weekday.phrase.weekday, let day = anchored(anchor.phrase) else {
            var anchor = anchor
            anchor.isUncertain = true
            return anchor
        }
        var candidate = day
        for _ in 0..<7 {
            if candidate.weekday == named {
                return RoledDate(phrase: anchor.phrase, role: .issued, span: weekday.span, resolved: candidate)
            }
            candidate = candidate.adding(days: -1) ?? candidate
        }
        return anchor
    }

    /// The day that words of issuing name by its number alone, "on the 17th", under an agency's line: the last such day up
    /// to that of the line.
    private func dayOfMonth(upTo line: RoledDate) -> RoledDate? {
        guard let month = line.phrase.month, let last = line.phrase.day else { return nil }
        for block in facts.boundaries.body.prefix(DateRoleReader.leadBlocks) {
            let cues = facts.dateCues(in: facts.head(of: block))
            for cue in cues where cue.cue.value == DateRoleReader.dayOfMonth && !isPartOfDate(cue.span) {
                let sentence = facts.sentence(around: cue.span.lowerBound)
                let number = facts.page.string(cue.span).filter(\.isNumber)
                let isIssuing =
                    facts.page.text[sentence].last == UInt8(ascii: ":")
                    || cues.contains { $0.cue.value == "issued" && sentence.contains($0.span.lowerBound) }
                guard isIssuing, let day = Int(number), 1...31 ~= day else { continue }
                let found = day <= last ? month : month == 1 ? 12 : month - 1
                return RoledDate(
                    phrase: line.phrase, role: .issued, span: cue.span, monthAndDay: (found, day))
            }
        }
        return nil
    }

    private func isPartOfDate(_ span: TextSpan) -> Bool {
        facts.dates(in: max(0, span.lowerBound - 64)..<span.upperBound).last.map { $0.span.overlaps(span) } ?? false
    }

    private func anchored(_ phrase: DatePhrase) -> CalendarDay? {
        phrase.calendarDay
            ?? year(for: phrase).flatMap { year in
                phrase.month.flatMap { month in
                    phrase.day.flatMap { CalendarDay(year: year.value, month: month, day: $0) }
                }
            }
    }

    /// A date of issue with its year.
    private func completed(_ date: RoledDate) -> Claim<String>? {
        let phrase = date.phrase
        if let day = date.resolved {
            let year = year(for: phrase)
            return Claim(day.description, year?.grounds ?? .derived, [date.span, phrase.span] + (year?.spans ?? []))
        }
        if let (month, day) = date.monthAndDay { return completed(month, day, [date.span, phrase.span], phrase) }
        guard let month = phrase.month else { return nil }
        guard let day = phrase.day else { return phrase.start.edtfText.map { Claim($0, .stated, [date.span]) } }
        if phrase.year != nil {
            let grounds: Grounds =
                date.role == .dated ? .inferred : phrase.calendar == .gregorian ? .stated : .derived
            return phrase.start.edtfText.map { Claim($0, grounds, [date.span]) }
        }
        let claim = completed(month, day, [date.span], phrase)
        return date.isUncertain ? claim.map { Claim($0.value + "?", .inferred, $0.spans) } : claim
    }

    /// A day with the year that the page gives it.
    private func completed(_ month: Int, _ day: Int, _ spans: [TextSpan], _ phrase: DatePhrase) -> Claim<String>? {
        let grounds: Grounds = spans.count > 1 ? .derived : .stated
        let year =
            phrase.year.map { Claim($0, grounds, []) } ?? year(month: month, day: day)
            ?? yearOfWeekday(phrase, month: month, day: day)
        if let year, let exact = CalendarDay(year: year.value, month: month, day: day) {
            return Claim(exact.description, max(grounds, year.grounds), spans + year.spans)
        }
        let text = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
        return Claim("XXXX-\(text)", grounds, spans)
    }

    // MARK: The year

    /// The year of a day and month, from another date of the page or from the number of a session.
    private func year(for phrase: DatePhrase) -> Claim<Int>? {
        phrase.month.flatMap { month in phrase.day.flatMap { year(month: month, day: $0) } }
    }

    private func year(month: Int, day: Int) -> Claim<Int>? {
        for role in [
            DateRole.published, .dated, .header, .signature, .dateline, .reprinted, .transmitted, .letter, .issued,
            .updated,
        ] {
            for other in dates where other.role == role {
                if let year = year(month: month, day: day, before: other) { return year }
            }
        }
        return yearOfEra(month: month, day: day) ?? yearOfSession(month: month, day: day)
    }

    /// The year in which a day lies that came shortly before another date of the page, in each of its readings.
    private func year(month: Int, day: Int, before other: RoledDate) -> Claim<Int>? {
        // Of two readings, 04/07/2023, the one that is the day itself is meant.
        if let year = other.phrase.alternatives.first(where: { $0.month == month && $0.day == day })?.year {
            return Claim(year, .derived, [other.span])
        }
        let ends = other.phrase.isAmbiguous ? other.phrase.alternatives.compactMap(\.calendarDay) : []
        let years = (ends.isEmpty ? [other.phrase.calendarDay].compactMap { $0 } : ends).map { end in
            [end.year, end.year - 1].lazy.compactMap { CalendarDay(year: $0, month: month, day: day) }.first {
                $0 <= end && end.daysSinceEpoch - $0.daysSinceEpoch <= Self.yearReach
            }
        }
        guard let first = years.first, let day = first, years.allSatisfy({ $0?.year == day.year }),
            other.phrase.contradictions.isEmpty
        else { return nil }
        let isStated = other.phrase.calendar == .gregorian && day == other.phrase.calendarDay
        return Claim(day.year, isStated ? .stated : .derived, [other.span])
    }

    /// The one year that the title names and in which the day is the day of the week that the date says it is:
    /// "Declaration of 2020", and "on Wednesday, 12 February".
    private func yearOfWeekday(_ phrase: DatePhrase, month: Int, day: Int) -> Claim<Int>? {
        guard let weekday = phrase.weekday else { return nil }
        var years: [Int: TextSpan] = [:]
        for span in facts.boundaries.title.map(facts.head) {
            for word in facts.page.string(span).split(whereSeparator: { !$0.isNumber }) where word.count == 4 {
                guard let year = Int(word), Self.yearsOfStatements.contains(year),
                    CalendarDay(year: year, month: month, day: day)?.weekday == weekday
                else {
                    continue
                }
                years[year] = span
            }
        }
        return years.count == 1 ? years.first.map { Claim($0.key, .inferred, [$0.value]) } : nil
    }

    /// A number of a title outside of these is that of a resolution.
    private static let yearsOfStatements = 1900..<2100

    /// The year of an era in a line of its own above or under the text: "Juche 112 (2023)", "www.kcna.kp (Juche112.10.8.)".
    private func yearOfEra(month: Int, day: Int) -> Claim<Int>? {
        for date in dates where date.phrase.calendar != .gregorian && date.phrase.contradictions.isEmpty {
            guard let block = facts.page.block(at: date.phrase.span.lowerBound),
                facts.page.blocks[block].span.count <= date.phrase.span.count + 24
            else { continue }
            if let year = year(month: month, day: day, before: date) { return year }
            if date.phrase.month == nil, let year = date.phrase.year {
                return Claim(year, .derived, [date.phrase.span])
            }
        }
        return nil
    }

    /// The only year in which a day lies in the one session that the text names.
    private func yearOfSession(month: Int, day: Int) -> Claim<Int>? {
        let mentions = facts.sessions.filter { !$0.isSpecial && facts.isIn(facts.statementBlocks, $0.span) }
        var sessions: [Session] = []
        for mention in mentions {
            guard let body = mention.body,
                case .known(let session) = facts.tables.session(body: body, number: mention.number)
            else { continue }
            if !sessions.contains(session) { sessions.append(session) }
        }
        guard sessions.count == 1, let session = sessions.first, session.status != .unchecked,
            let span = mentions.first?.span
        else { return nil }
        let isContinuous = facts.tables.body(session.body)?.hasContinuousSessions ?? false
        let last = session.lastDay ?? session.firstDay.adding(days: 364)
        // The answer to a session that has ended comes within weeks.
        guard let end = isContinuous ? last : last?.adding(days: 60) else { return nil }
        let years = [session.firstDay.year, session.firstDay.year + 1].filter { year in
            CalendarDay(year: year, month: month, day: day).map { session.firstDay <= $0 && $0 <= end } ?? false
        }
        return years.count == 1 ? Claim(years[0], .inferred, [span]) : nil
    }

    // MARK: Other dates

    /// The first full date with a role.
    private func full(_ role: DateRole) -> RoledDate? {
        dates.first { $0.role == role && $0.phrase.calendarDay != nil }
    }

    /// The date beside the title: the first between title and text, else the nearest above the title.
    private var headerDay: RoledDate? {
        let header = dates.filter {
            $0.role == .header && $0.phrase.calendarDay != nil && $0.phrase.contradictions.isEmpty
        }
        guard let title = facts.boundaries.title.first else { return header.last }
        let start = facts.page.blocks[title].span.lowerBound
        let below = header.filter { $0.phrase.span.lowerBound >= start }
        guard let first = below.first else { return header.last }
        // A stamp with the clock is that of publication, where a day without one stands beside it.
        guard first.phrase.time != nil, let stamp = first.phrase.calendarDay else { return first }
        return below.first { date in
            guard date.phrase.time == nil, let day = date.phrase.calendarDay else { return false }
            return 0...Self.carriedWithin ~= stamp.daysSinceEpoch - day.daysSinceEpoch
        } ?? first
    }

    private func stated(_ date: RoledDate) -> Claim<String> {
        Claim(
            date.phrase.calendarDay?.description ?? "", date.phrase.calendar == .gregorian ? .stated : .derived,
            [date.span])
    }

    private func gapReason() -> String {
        if dates.isEmpty { return "the page has no date" }
        let roles = Set(dates.map(\.role))
        if roles.contains(.published) || roles.contains(.dated) || roles.contains(.updated) {
            return "the page says when it was published, and not when the statement was issued"
        }
        return roles.isSubset(of: [.event, .furniture])
            ? "no date of the page is said to be that of the statement" : "the page does not say when it was issued"
    }
}

extension DatePhrase {
    /// The day, where the phrase names one and has one reading.
    var calendarDay: CalendarDay? { isAmbiguous || end != nil ? nil : start.calendarDay }
}
