import Testing

@testable import Validation

/// What keeps findings in the order of the input.
@Suite struct OrderedChannelTests {
    /// Weights of 0 fill the channel by number, those of 10 go over its limit by themselves.
    @Test(arguments: [1, 2, 5], [0, 1, 10])
    func elementsComeInOrderFromAnyNumberOfProducers(producers: Int, weight: Int) async {
        let count = 500
        let channel = OrderedChannel<Int>(capacity: 8, weightLimit: 5, wakeCount: 4)
        let received = await withTaskGroup(of: Void.self) { group in
            for producer in 0..<producers {
                group.addTask {
                    for position in stride(from: producer, to: count, by: producers) {
                        guard await channel.send(position, weight: weight, at: position) else { return }
                    }
                    channel.finish(count: count)
                }
            }
            var received: [Int] = []
            while let elements = await channel.receive() { received += elements }
            return received
        }
        #expect(received == Array(0..<count))
    }

    @Test func producersAreLetGoWhenNobodyTakes() async {
        let channel = OrderedChannel<Int>(capacity: 2, weightLimit: 1, wakeCount: 1)
        await withTaskGroup(of: Bool.self) { group in
            for position in 1..<5 {
                group.addTask { await channel.send(position, weight: 1, at: position) }
            }
            channel.close()
            for await _ in group {}
        }
        #expect(await !channel.send(0, at: 0))
    }
}
