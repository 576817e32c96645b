import Corpus
import Synchronization

/// A reader that several workers take batches from. Each reads what it will work on, so that the bytes are still in the
/// cache of its core when it does.
final class SharedReader: Sendable {
    private struct State {
        var reader: RecordReader
        var count = 0
        var isAtEnd = false
    }

    private let state: Mutex<State>

    init(_ reader: sending RecordReader) {
        state = Mutex(State(reader: reader))
    }

    /// The next batch, or what kept it from being read, with its 0-based position; `nil` after the last.
    func next() -> (position: Int, batch: Result<PendingBatch, any Error>)? {
        state.withLock { state in
            if state.isAtEnd { return nil }
            let batch = Result { try state.reader.nextBatch() }
            let position = state.count
            switch batch {
            case .success(nil):
                state.isAtEnd = true
                return nil
            case .success(let batch?):
                state.count += 1
                return (position, .success(batch))
            case .failure(let error):
                state.isAtEnd = true
                state.count += 1
                return (position, .failure(error))
            }
        }
    }

    /// How many batches there were, failed ones counted; true after the end.
    var count: Int { state.withLock(\.count) }
}
