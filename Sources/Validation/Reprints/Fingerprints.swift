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

    /// Hands out each fingerprint with the position of its run's first word. A text that has a run has a fingerprint.
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

    @inline(__always)
    private static func choose(
        _ words: [UInt64], withCharacters: Bool, _ receive: (_ hash: UInt64, _ position: Int) -> Void
    ) {
        let (baseToRun, baseToDoubleRun) = (baseToRun, baseToDoubleRun)
        words.withUnsafeBufferPointer { words in
            withUnsafeTemporaryAllocation(of: (hash: UInt64, position: Int).self, capacity: window) { recent in
                var (short, long): (UInt64, UInt64) = (0, 0)
                var runs = 0
                var least = (hash: UInt64.max, run: -1, position: 0)
                var chosen = -1
                for index in 0..<words.count {
                    let word = words[index]
                    short = short &* base &+ word
                    if withCharacters { long = long &* base &+ word }
                    if index >= runWords { short = short &- words[index &- runWords] &* baseToRun }
                    if withCharacters, index >= 2 &* runWords {
                        long = long &- words[index &- 2 &* runWords] &* baseToDoubleRun
                    }
                    // What kind of run it is depends on its last word alone, so that it is the same in every text.
                    let isCharacter = withCharacters && word & 1 != 0
                    let length = isCharacter ? 2 &* runWords : runWords
                    guard index &+ 1 >= length else { continue }
                    let hash = mix(isCharacter ? long : short)
                    let position = index &+ 1 &- length
                    recent[runs & (window &- 1)] = (hash, position)
                    if hash < least.hash {
                        least = (hash, runs, position)
                    } else if least.run <= runs &- window {
                        least = (recent[(runs &+ 1) & (window &- 1)].hash, runs &+ 1 &- window, 0)
                        for run in runs &+ 1 &- window...runs {
                            let candidate = recent[run & (window &- 1)]
                            if candidate.hash <= least.hash { least = (candidate.hash, run, candidate.position) }
                        }
                    }
                    runs &+= 1
                    if runs >= window, least.run != chosen {
                        chosen = least.run
                        receive(least.hash, least.position)
                    }
                }
                if runs > 0, chosen < 0 { receive(least.hash, least.position) }
            }
        }
    }

    @inline(__always)
    private static func mix(_ hash: UInt64) -> UInt64 {
        let mixed = (hash ^ hash >> 32) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ mixed >> 29
    }
}
