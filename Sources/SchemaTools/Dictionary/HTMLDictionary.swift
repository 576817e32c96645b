/// Writes a dictionary as one HTML page: no scripts, nothing from a network, and every text of the schema escaped.
enum HTMLDictionary {
    static func text(of dictionary: DataDictionary) -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <title>\(escaped(dictionary.title)): data dictionary</title>
            <style>
            \(HTMLDictionaryStyle.css)</style>
            </head>
            <body>
            <header>
            <p class="kind">Data dictionary</p>
            <h1 dir="auto">\(escaped(dictionary.title))</h1>

            """
        if let description = dictionary.description { page += "<p dir=\"auto\">\(text(description))</p>\n" }
        page += summary(of: dictionary)
        page += "</header>\n"
        let groups = dictionary.groups
        if groups.count > 1 { page += contents(groups) }
        page += "<main>\n"
        for group in groups { page += section(group, dictionary) }
        if groups.isEmpty { page += "<p>The schema declares no fields.</p>\n" }
        for omission in dictionary.omissions {
            page += "<p class=\"omission\">Not everything is shown: \(text(omission)).</p>\n"
        }
        return page + "</main>\n</body>\n</html>\n"
    }

    private static func summary(of dictionary: DataDictionary) -> String {
        var list = ""
        if let identifier = dictionary.identifier {
            list += "<div><dt>Schema</dt><dd><code>\(escaped(identifier))</code></dd></div>\n"
        }
        let required = dictionary.fields.filter { $0.group == nil && $0.presence == .required }.count
        list += "<div><dt>Fields</dt><dd>\(grouped(dictionary.fields.count)), of which every record has "
        list += "\(grouped(required))</dd></div>\n"
        if !dictionary.constraints.isEmpty {
            list += "<div><dt>The record</dt><dd>\(phrases(dictionary.constraints, "; "))</dd></div>\n"
        }
        if !dictionary.expected.isEmpty {
            let gaps = DictionaryField.Vocabulary.gaps(dictionary.expected)
            list += "<div><dt>Provenance</dt><dd>\(text(gaps))</dd></div>\n"
        }
        return "<dl class=\"summary\">\n\(list)</dl>\n"
    }

    private static func contents(_ groups: [DataDictionary.Group]) -> String {
        let links = groups.map { group in
            "<li><a href=\"#\(sectionAnchor(group))\">"
                + (group.owner.map { "<code>\(breakable($0.path))</code>" } ?? "The record") + "</a></li>\n"
        }
        return "<nav aria-label=\"Contents\">\n<ul>\n\(links.joined())</ul>\n</nav>\n"
    }

    private static func sectionAnchor(_ group: DataDictionary.Group) -> String {
        group.owner.map { "members-of-" + $0.anchor } ?? "record"
    }

    private static func section(_ group: DataDictionary.Group, _ dictionary: DataDictionary) -> String {
        let anchor = sectionAnchor(group)
        var section = "<section aria-labelledby=\"\(anchor)\">\n<h2 id=\"\(anchor)\">"
        let name = group.owner.map { "<code>\(breakable($0.path))</code>" } ?? "The record"
        section += name + "</h2>\n"
        // Roles are said again, since a narrow page shows the table as blocks, and browsers then forget what it is.
        section += "<table role=\"table\">\n<caption>"
        section += group.owner.map { "Members of <a href=\"#\($0.anchor)\">\(name)</a>" } ?? "Fields of the record"
        section += "</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">"
        for heading in ["Field", "Type", "Presence", "Meaning"] {
            section += "<th role=\"columnheader\" scope=\"col\">\(heading)</th>"
        }
        section += "</tr></thead>\n<tbody role=\"rowgroup\">\n"
        for field in group.fields { section += row(field, dictionary) }
        return section + "</tbody>\n</table>\n</section>\n"
    }

    private static func row(_ field: DictionaryField, _ dictionary: DataDictionary) -> String {
        let presence = field.presence == .required ? " class=\"required\"" : ""
        return """
            <tr role="row" id="\(field.anchor)">
            <th role="rowheader" scope="row"><a href="#\(field.anchor)"><code>\(breakable(field.path))</code></a></th>
            <td role="cell" class="type">\(escaped(field.typeText))</td>
            <td role="cell" class="presence"><span\(presence)>\(text(field.presence.phrase))</span></td>
            <td role="cell" class="meaning">\(meaning(of: field, dictionary))</td>
            </tr>

            """
    }

    private static func meaning(of field: DictionaryField, _ dictionary: DataDictionary) -> String {
        var cell = ""
        if let title = field.title { cell += "<p class=\"title\" dir=\"auto\">\(escaped(title))</p>" }
        if let description = field.description { cell += "<p dir=\"auto\">\(text(description))</p>" }
        if !field.facts.isEmpty {
            cell += "<dl>"
            for fact in field.facts {
                cell +=
                    "<div><dt>\(fact.label)</dt><dd>\(phrases(fact.phrases, fact.areValues ? " " : "; "))</dd></div>"
            }
            cell += "</dl>"
        }
        if let repeats = field.repeats {
            let target = dictionary.fields.first { $0.anchor == repeats }
            let link = target.map { "<a href=\"#\($0.anchor)\"><code>\(breakable($0.path))</code></a>" }
            cell += "<p>Its members are those of \(link ?? "<a href=\"#record\">the record</a>").</p>"
        }
        return cell
    }

    private static func phrases(_ phrases: [Phrase], _ separator: String) -> String {
        phrases.map { text($0) }.joined(separator: separator)
    }

    private static func text(_ phrase: Phrase) -> String {
        phrase.spans.map { span in
            switch span {
            case .text(let text): escaped(text)
            case .code(let text): "<code>\(escaped(text))</code>"
            }
        }.joined()
    }

    /// A path that may be broken before each step.
    private static func breakable(_ path: String) -> String {
        escaped(path).split(separator: ".", omittingEmptySubsequences: false).joined(separator: "<wbr>.")
    }

    /// Text of a schema in which nothing is markup, in content and in attributes.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "\n"
            default: result.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }
}
