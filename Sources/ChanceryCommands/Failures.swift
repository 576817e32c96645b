import ArgumentParser
import Corpus
import Evidence
import Export
import Release
import Schema
import Storage

/// A capture that cannot be read as text.
struct CaptureFailure: Error {
    let path: String
    let cause: CaptureReadingError
}

/// Runs a command's work and turns what it throws into a message on standard error and the documented exit status.
func reportingFailures(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let error as SchemaError {
        Terminal.complain(error.faults.map(\.diagnostic))
        throw ExitCode.brokenConfiguration
    } catch let error as ConfigurationError {
        Terminal.complain(error.diagnostics)
        throw ExitCode.brokenConfiguration
    } catch let error as StorageError {
        Terminal.complain("chancery: \(error)")
        throw ExitCode.brokenEnvironment
    } catch let error as UnknownFormError {
        throw ValidationError(error.description)
    } catch let error as CaptureFailure {
        Terminal.complain("chancery: \(error.path): \(error.cause)")
        throw ExitCode.brokenEnvironment
    } catch let error as ReleaseError {
        Terminal.complain("chancery: \(error)")
        throw error.code == .unusableID ? ExitCode.findings : ExitCode.brokenEnvironment
    } catch let error as ExportError {
        Terminal.complain("chancery: \(error.message); \(error.help)")
        throw ExitCode.brokenConfiguration
    }
}
