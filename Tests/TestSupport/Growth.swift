import Foundation

/// By how many times the time of work grows when there is eight times as much of it: about 8 where it is linear, up to 64
/// where it is quadratic.
///
/// The time is that of the thread alone, so that what else the machine does counts for nothing.
public func growth(of work: (_ count: Int) throws -> Void) rethrows -> Double {
    let count = 1_500
    // What is made once, such as tables, is not counted.
    try work(count)
    let small = try threadTime { try work(count) }
    let large = try threadTime { try work(count * 8) }
    return large / max(small, 1e-6)
}

/// The most that `growth` gives for linear work, caches and sorting allowed for.
public let linearGrowth = 20.0

/// The processor time in seconds that the calling thread spends on work.
private func threadTime(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
}
