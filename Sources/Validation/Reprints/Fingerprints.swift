/// Chooses the fingerprints of a text: hashes of a few of its runs of words, so that a passage that stands in two texts
/// has a fingerprint in common.
///
/// Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", 2003): of each
/// `window` neighbouring runs the one with the least hash is chosen. It depends on nothing but the words around it;
/// therefore two texts with `guaranteedWords` words in a row in common share a fingerprint, wherever these stand. About
/// two in `window` + 1 runs are chosen. The hashes have no secret: who writes a text with this in mind can keep it from
/// being found, but nothing that is found rests on them alone.
enum Fingerprints {
    /// The words of a run; of characters that are words twice as many.
    static let runWords = 8
    /// How many neighbouring runs have a fingerprint for certain.
    static let window = 32
    /// The words in a row that two texts share a fingerprint of for certain.
    static let guaranteedWords = runWords + window - 1

    private static let base: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let baseToRun = power(runWords)
    private static let baseToDoubleRun = power(2 * runWords)

    private static func power(_ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(1) { power, _ in power &* base }
    }

    /// Hands out each fingerprint with the position of its run's first word. A text that has a run has a fingerprint; of
    /// a run that comes again and again one is enough.
    ///
    /// Complexity: O(words).
    ///
    /// - Parameter hasCharacters: whether a word may be a character; most texts have none, and take less time.
    static func choose(
        from words: [UInt64], hasCharacters: Bool = true, _ receive: (_ hash: UInt64, _ position: Int) -> Void
    ) {
        // Two copies of one loop, of which the second leaves out the longer runs.
        if hasCharacters {
            choose(words, withCharacters: true, receive)
        } else {
            choose(words, withCharacters: false, receive)
        }
    }

    /// The runs are taken in blocks as long as a window (van Herk, "A fast algorithm for local minimum and maximum
    /// filters", 1992). A window is the end of one block and the beginning of the next; the least run of either is known,
    /// so that nothing depends on how the hashes happen to fall. The lowest bits of a hash give way to the run's place in
    /// its block, counted from the end: one number is all that is compared, and of equal hashes the later is less.
    @inline(__always)
    private static func choose(
        _ words: [UInt64], withCharacters: Bool, _ receive: (_ hash: UInt64, _ position: Int) -> Void
    ) {
        let (baseToRun, baseToDoubleRun) = (baseToRun, baseToDoubleRun)
        let lastPlace = window - 1
        let placeBits = UInt64(lastPlace)
        words.withUnsafeBufferPointer { words in
            withUnsafeTemporaryAllocation(of: (run: UInt64, position: Int).self, capacity: window + 1) { block in
                // Up to the place at hand the runs of this block; from there on, of the one before, the least from each
                // place to its end, behind which there is none.
                block.initialize(repeating: (.max, 0))
                var least = UInt64.max
                var chosen = UInt64.max
                var (short, long): (UInt64, UInt64) = (0, 0)
                var runs = 0
                for index in 0..<words.count {
                    let word = words[index]
                    // What a run loses is taken off before it is added to: the next step waits for the sum alone.
                    let lost = index >= runWords ? words[index &- runWords] &* baseToRun : 0
                    short = short &* base &+ (word &- lost)
                    if withCharacters {
                        let lost = index >= 2 &* runWords ? words[index &- 2 &* runWords] &* baseToDoubleRun : 0
                        long = long &* base &+ (word &- lost)
                    }
                    // What kind of run it is depends on its last word alone, so that it is the same in every text.
                    let isCharacter = withCharacters && word & 1 != 0
                    let length = isCharacter ? 2 &* runWords : runWords
                    guard index &+ 1 >= length else { continue }
                    let place = runs & lastPlace
                    runs &+= 1
                    let run = mix(isCharacter ? long : short) & ~placeBits | UInt64(lastPlace &- place)
                    block[place] = (run, index &+ 1 &- length)
                    least = min(least, run)
                    if runs >= window {
                        let before = block[place &+ 1].run
                        let leastOfWindow = before | placeBits < least ? before : least
                        if leastOfWindow & ~placeBits != chosen {
                            chosen = leastOfWindow & ~placeBits
                            receive(chosen, block[lastPlace &- Int(leastOfWindow & placeBits)].position)
                        }
                    }
                    if place == lastPlace {
                        least = .max
                        for place in (0...lastPlace).reversed() {
                            least = min(least, block[place].run)
                            block[place].run = least
                        }
                        least = .max
                    }
                }
                if runs > 0, runs < window {
                    receive(least & ~placeBits, block[lastPlace &- Int(least & placeBits)].position)
                }
            }
        }
    }

    @inline(__always)
    private static func mix(_ hash: UInt64) -> UInt64 {
        let mixed = (hash ^ hash >> 32) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ mixed >> 29
    }
}
