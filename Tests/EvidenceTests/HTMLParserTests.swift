import CHTMLParser
import Testing

/// The C layer over libxml2.
@Suite struct HTMLParserTests {
    @Test func eventsComeInOrder() {
        final class Log { var text = "" }
        let log = Log()
        var events = html_events()
        events.context = Unmanaged.passUnretained(log).toOpaque()
        events.start = { context, name, attributes in
            guard let context, let name else { return }
            let log = Unmanaged<Log>.fromOpaque(context).takeUnretainedValue()
            log.text += "<" + String(cString: name)
            if let attributes, let first = attributes[0], let value = attributes[1] {
                log.text += " " + String(cString: first) + "=" + String(cString: value)
            }
            log.text += ">"
        }
        events.end = { context, name in
            guard let context, let name else { return }
            Unmanaged<Log>.fromOpaque(context).takeUnretainedValue().text += "</" + String(cString: name) + ">"
        }
        events.characters = { context, bytes, count in
            guard let context, let bytes else { return }
            let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
            Unmanaged<Log>.fromOpaque(context).takeUnretainedValue().text += String(decoding: buffer, as: UTF8.self)
        }
        let page = "<p class=a>one &amp; zwölf<p>two<br>three"
        let outcome = page.withCString { html_read($0, page.utf8.count, &events) }
        #expect(outcome == HTML_READ.rawValue)
        #expect(log.text.contains("<p class=a>one & zwölf</p><p>two<br></br>three</p>"))
    }
}
