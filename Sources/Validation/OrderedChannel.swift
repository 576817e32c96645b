import Synchronization

/// Hands elements from several producers to one consumer, in the order of their positions.
///
/// Positions are 0, 1, 2 …, each sent once. The consumer is woken when a good many are ready, not for each, since waking
/// costs more than the work on a small batch.
///
/// Memory: at most `capacity` elements, and no more once those that wait weigh `weightLimit`; a producer that is further
/// ahead of the consumer waits. The producer of the next element in order never waits, so that the others come to an end.
final class OrderedChannel<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Int: (element: Element, weight: Int)] = [:]
        /// What the elements that are there weigh together.
        var weight = 0
        /// The position of the next element that is handed out.
        var next = 0
        /// How many elements from `next` on are there without a gap.
        var ready = 0
        /// The number of elements in all, once it is known.
        var end: Int?
        var isClosed = false
        var consumer: CheckedContinuation<Void, Never>?
        var producers: [CheckedContinuation<Void, Never>] = []

        var isComplete: Bool { end.map { next + ready >= $0 } ?? false }
    }

    private let capacity: Int
    private let weightLimit: Int
    private let wakeCount: Int
    private let state = Mutex(State())

    init(capacity: Int, weightLimit: Int, wakeCount: Int) {
        self.capacity = max(1, capacity)
        self.weightLimit = weightLimit
        self.wakeCount = max(1, min(wakeCount, capacity))
    }

    /// Sends an element; waits where the consumer is too far behind.
    ///
    /// - Returns: false where nobody will take it, since the channel was closed.
    func send(_ element: Element, weight: Int = 0, at position: Int) async -> Bool {
        while true {
            let (isDone, isClosed) = state.withLock { state in
                if state.isClosed { return (true, true) }
                guard hasRoom(state, at: position) else { return (false, false) }
                state.elements[position] = (element, weight)
                state.weight += weight
                while state.elements[state.next + state.ready] != nil { state.ready += 1 }
                wakeConsumer(&state)
                return (true, false)
            }
            if isDone { return !isClosed }
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    guard !state.isClosed, !hasRoom(state, at: position) else { return false }
                    state.producers.append(continuation)
                    // What is ready makes room, few as it may be.
                    wakeConsumer(&state)
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        }
    }

    /// Says how many elements there are in all; the first word stands.
    func finish(count: Int) {
        state.withLock { state in
            if state.end == nil { state.end = count }
            wakeConsumer(&state)
        }
    }

    /// Takes all elements that are ready, at least one, in order; `nil` after the last.
    func receive() async -> [Element]? {
        while true {
            let (elements, producers, isAtEnd) = state.withLock { state in take(&state) }
            for producer in producers { producer.resume() }
            if !elements.isEmpty { return elements }
            if isAtEnd { return nil }
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    guard !isWorthWaking(state) else { return false }
                    state.consumer = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        }
    }

    /// Lets all producers go; what they still send is dropped.
    func close() {
        let producers = state.withLock { state in
            state.isClosed = true
            defer { state.producers = [] }
            return state.producers
        }
        for producer in producers { producer.resume() }
    }

    private func hasRoom(_ state: State, at position: Int) -> Bool {
        position == state.next || position < state.next + capacity && state.weight < weightLimit
    }

    private func take(_ state: inout State) -> ([Element], [CheckedContinuation<Void, Never>], Bool) {
        var elements: [Element] = []
        elements.reserveCapacity(state.ready)
        for position in state.next..<state.next + state.ready {
            guard let (element, weight) = state.elements.removeValue(forKey: position) else { continue }
            elements.append(element)
            state.weight -= weight
        }
        state.next += state.ready
        state.ready = 0
        // All of them look again whether there is room.
        let freed = state.producers
        state.producers = []
        return (elements, freed, state.isComplete)
    }

    private func isWorthWaking(_ state: State) -> Bool {
        state.ready >= wakeCount || state.isComplete || (state.ready > 0 && !state.producers.isEmpty)
    }

    private func wakeConsumer(_ state: inout State) {
        guard isWorthWaking(state), let consumer = state.consumer else { return }
        state.consumer = nil
        consumer.resume()
    }
}
