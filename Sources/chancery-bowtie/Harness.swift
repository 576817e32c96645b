import JSONText
import Schema

/// Why a request cannot be answered; it ends the conversation.
struct ProtocolError: Error {
    let message: String
}

/// Answers the requests of Bowtie's protocol, version 1: `start`, `dialect`, `run`, `stop`.
struct Harness {
    private static let dialect = "https://json-schema.org/draft/2020-12/schema"

    private let options: SchemaOptions
    private var hasStarted = false

    init(assertsFormats: Bool) {
        options = SchemaOptions(formatHandling: assertsFormats ? .asserted : .annotated)
    }

    /// The answer to a request; `nil` to `stop`.
    mutating func answer(_ line: [UInt8]) throws(ProtocolError) -> [UInt8]? {
        let request: JSONDocument
        do {
            request = try JSONDocument(line)
        } catch {
            throw ProtocolError(message: "a request is not JSON: \(error.message)")
        }
        var result: Result<[UInt8]?, ProtocolError> = .success(nil)
        request.withRoot { root in
            do throws(ProtocolError) {
                result = .success(try answer(root))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    private mutating func answer(_ request: JSONNode) throws(ProtocolError) -> [UInt8]? {
        let command = request["cmd"]?.string ?? ""
        if command == "start" {
            guard request["version"]?.exactNumber.integer == 1 else {
                throw ProtocolError(message: "only version 1 of the protocol is spoken here")
            }
            hasStarted = true
            return Self.introduction
        }
        guard hasStarted else { throw ProtocolError(message: "`\(command)` came before `start`") }
        switch command {
        case "dialect":
            return Array(#"{"ok": \#(request["dialect"]?.string == Self.dialect)}"#.utf8)
        case "run": return try run(request)
        case "stop": return nil
        default: throw ProtocolError(message: "the command `\(command)` is not known")
        }
    }

    private static let introduction = Array(
        """
        {"version": 1, "implementation": {"language": "swift", "name": "chancery", \
        "homepage": "https://example.org/chancery", "issues": "https://example.org/chancery/issues", \
        "source": "https://example.org/chancery", "dialects": ["\(dialect)"]}}
        """.utf8)

    private func run(_ request: JSONNode) throws(ProtocolError) -> [UInt8] {
        guard let sequence = request["seq"], let testCase = request["case"], let schema = testCase["schema"],
            let tests = testCase["tests"], tests.kind == .array
        else { throw ProtocolError(message: "`run` needs `seq` and a `case` with `schema` and `tests`") }
        var answer = JSONWriter()
        answer.raw(#"{"seq": "#)
        answer.value(sequence)
        do {
            var evaluator = SchemaEvaluator(schema: try compiled(schema, registry: testCase["registry"]))
            answer.raw(#", "results": ["#)
            for (position, test) in tests.elements.enumerated() {
                if position > 0 { answer.raw(", ") }
                guard let instance = test["instance"] else {
                    throw ProtocolError(message: "a test has no `instance`")
                }
                Self.write(verdict(on: instance, &evaluator), to: &answer)
            }
            answer.raw("]}")
        } catch let error as SchemaError {
            answer.raw(#", "errored": true, "context": {"message": "#)
            answer.string(error.faults.map { "\($0.pointer): \($0.message)" }.joined(separator: "\n"))
            answer.raw("}}")
        } catch {
            throw error as? ProtocolError ?? ProtocolError(message: "\(error)")
        }
        return answer.bytes
    }

    private func compiled(_ schema: JSONNode, registry: JSONNode?) throws -> CompiledSchema {
        var library: [SchemaDocument] = []
        if let registry {
            for (uri, document) in registry.members {
                library.append(try SchemaDocument(Array(document.text), path: uri.string, uri: uri.string))
            }
        }
        return try SchemaCompiler.compile(
            try SchemaDocument(Array(schema.text), path: "schema"), library: library, options: options)
    }

    private enum Verdict {
        case valid
        case invalid
        case undecided(String)
    }

    private func verdict(on instance: JSONNode, _ evaluator: inout SchemaEvaluator) -> Verdict {
        if evaluator.accepts(instance) { return .valid }
        let findings = evaluator.explain(instance)
        if findings.contains(where: \.isDecided) { return .invalid }
        return .undecided(findings.first?.message ?? "no reason was found")
    }

    private static func write(_ verdict: Verdict, to answer: inout JSONWriter) {
        switch verdict {
        case .valid: answer.raw(#"{"valid": true}"#)
        case .invalid: answer.raw(#"{"valid": false}"#)
        case .undecided(let message):
            answer.raw(#"{"errored": true, "context": {"message": "#)
            answer.string(message)
            answer.raw("}}")
        }
    }
}
