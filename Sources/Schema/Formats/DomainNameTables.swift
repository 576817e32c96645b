// Facts of the Unicode Character Database 17.0.0 (DerivedBidiClass.txt, DerivedJoiningType.txt, Scripts.txt and
// UnicodeData.txt), drawn through the packages `unicodedata2` 17.0 and `regex` 2026.5.9 for Python. Generated; the
// standard library has none of them. Each set holds code points that IDNA2008 permits, and may run over others.

/// The properties of characters that the rules of domain names ask for.
enum DomainNameTables {
    /// Bidi_Class R.
    static let rightToLeft = CodePointSet(
        hexadecimal: """
            5D0-5F4 7C0-7EA 7F4-7F5 800-815 81A 824 828 840-858 10800-10A00 10A10-10A35 10A60-10AE4 10B00-10CF2 \
            10D4A-10D4F 10D6F-10EA9 10EB0-10EB1 10F00-10F27 10F70-10F81 10FB0-10FF6 1E800-1E8C4 1E922-1E943 \
            1E94B-1E959
            """)

    /// Bidi_Class AL.
    static let arabicLetters = CodePointSet(
        hexadecimal: """
            620-64A 66E-66F 671-6D5 6E5-6E6 6EE-6EF 6FA-710 712-72F 74D-7A5 7B1 860-88F 8A0-8C9 FE73 10D00-10D23 \
            10EC2-10EC7 10F30-10F45
            """)

    /// Bidi_Class AN.
    static let arabicNumbers = CodePointSet(
        hexadecimal: "660-669 10D30-10D49")

    /// Bidi_Class ON.
    static let otherNeutrals = CodePointSet(
        hexadecimal: "B7 2B9-2BA 2C6-2CF 2EC 375 2E2F 30FB A67F A717-A71F A788")

    /// Nonspacing marks whose Bidi_Class is L, not NSM.
    static let marksWithDirection = CodePointSet(
        hexadecimal: "CBF CC6 11A07-11A08 11C3F")

    /// Joining_Type D.
    static let dualJoining = CodePointSet(
        hexadecimal: """
            620 626 628 62A-62E 633-647 649-64A 66E-66F 679-687 69A-6BF 6C1-6C2 6CC 6CE 6D0-6D1 6FA-6FC 6FF \
            712-714 71A-71D 71F-727 729 72B 72D-72E 74E-758 75C-76A 76D-770 772 775-777 77A-77F 7CA-7EA 841-845 \
            848 84A-853 855 860 862-865 868 886 889-88D 88F 8A0-8A9 8AF-8B0 8B3-8B8 8BA-8C8 1820-1878 1887-18A8 \
            18AA A840-A871 10AC0-10AC4 10AD3-10AD6 10AD8-10ADC 10ADE-10AE0 10B80 10B82 10B86-10B88 10B8A-10B8B \
            10B8D 10B90 10D01-10D21 10D23 10EC3-10EC4 10EC6-10EC7 10F30-10F32 10F34-10F44 10F70-10F73 10F76-10F81 \
            10FB0 10FB2-10FB3 10FB8 10FBB-10FBC 10FBE-10FBF 10FC1 10FC4 1E922-1E943
            """)

    /// Joining_Type R.
    static let rightJoining = CodePointSet(
        hexadecimal: """
            622-625 627 629 62F-632 648 671-673 688-699 6C0 6C3-6CB 6CD 6CF 6D2-6D5 6EE-6EF 710 715-719 71E 728 \
            72A 72C 72F 74D 759-75B 76B-76C 771 773-774 778-779 840 846-847 849 854 856-858 867 869-882 88E \
            8AA-8AC 8AE 8B1-8B2 8B9 10AC5 10AC7-10ACA 10ACE-10AD2 10ADD 10AE1 10AE4 10B81 10B83-10B85 10B89 10B8C \
            10B8E-10B8F 10B91 10D22 10EC2 10F33 10F74-10F75 10FB4-10FB6 10FB9-10FBA 10FBD 10FC2-10FC3
            """)

    /// Joining_Type L.
    static let leftJoining = CodePointSet(
        hexadecimal: "A872 10ACD 10AD7 10D00")

    /// Script Greek.
    static let greek = CodePointSet(
        hexadecimal: "371-3E1 3F3-3FC 1D26-1D2A 1F00-1FF6 AB65")

    /// Script Hebrew.
    static let hebrew = CodePointSet(
        hexadecimal: "591-5F4 FB1E")

    /// Script Hiragana, Katakana or Han.
    static let hiraganaKatakanaHan = CodePointSet(
        hexadecimal: """
            3005 3007 3041-3096 309D-30FA 30FD-30FE 31F0-9FFF FA0E-FA29 16FE3 16FF0-16FF3 1AFF0-1B167 20000-33479
            """)

    /// For the second character of a pair that Normalization Form C makes another, the first characters: those that
    /// compose with it, and those that hold a mark that must stand after it.
    static let compositions: [Unicode.Scalar: CodePointSet] = {
        var result: [Unicode.Scalar: CodePointSet] = [:]
        for line in compositionLines.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2, let scalar = UInt32(parts[0], radix: 16).flatMap(Unicode.Scalar.init) else {
                continue
            }
            result[scalar] = CodePointSet(hexadecimal: String(parts[1]))
        }
        return result
    }()

    private static let compositionLines = """
        300: 61 65 69 6E-6F 75 77 79 E2 EA F4 FC 103 113 14D 1A1 1B0 3B1 3B5 3B7 3B9 3BF 3C5 3C9-3CB 435 438 \
        1F00-1F01 1F10-1F11 1F20-1F21 1F30-1F31 1F40-1F41 1F50-1F51 1F60-1F61
        301: 61 63 65 67 69 6B-70 72-73 75 77 79-7A E2 E5-E7 EA EF F4-F5 F8 FC 103 113 14D 169 1A1 1B0 3B1 3B5 3B7 \
        3B9 3BF 3C5 3C9-3CB 433 43A 1F00-1F01 1F10-1F11 1F20-1F21 1F30-1F31 1F40-1F41 1F50-1F51 1F60-1F61
        302: 61 63 65 67-6A 6F 73 75 77 79-7A 1EA1 1EB9 1ECD
        303: 61 65 69 6E-6F 75-76 79 E2 EA F4 103 1A1 1B0
        304: 61 65 67 69 6F 75 79 E4 E6 F5-F6 FC 1EB 227 22F 3B1 3B9 3C5 438 443 1E37 1E5B
        306: 61 65 67 69 6F 75 229 3B1 3B9 3C5 430 435-436 438 443 1EA1
        307: 61-68 6D-70 72-74 77-7A 15B 161 1E63 105D2 105DA
        308: 61 65 68-69 6F 74-75 77-79 F5 16B 3B9 3C5 430 435-438 43E 443 447 44B 44D 456 4D9 4E9
        309: 61 65 69 6F 75 79 E2 EA F4 103 1A1 1B0
        30A: 61 75 77 79
        30B: 6F 75 443
        30C: 61 63-65 67-6C 6E-6F 72-75 7A FC 292
        30F: 61 65 69 6F 72 75 475
        311: 61 65 69 6F 72 75
        313: 3B1 3B5 3B7 3B9 3BF 3C1 3C5 3C9
        314: 3B1 3B5 3B7 3B9 3BF 3C1 3C5 3C9
        31B: 6F 75 F2-F6 F9-FC 14D-151 169-171 1D2-1DC 20D-20F 215-217 22B-231 1E4D-1E53 1E73-1E7B 1ECD-1ED9 \
        1EE5-1EE7
        323: 61-62 64-65 68-69 6B-6F 72-77 79-7A E0-E5 E8-EF F1-F6 F9-FD FF-103 10F 113-117 11B 125 129-12D 13A 13E \
        144 148 14D-151 155 159-15D 161 165 169-171 175-17E 1A1 1B0 1CE-1DC 1DF-1E1 1E9 1F9-1FB 201-217 21F 227 \
        22B-233 1E03 1E0B 1E15-1E17 1E23 1E27 1E2F-1E31 1E3F-1E41 1E45 1E4D-1E53 1E59 1E61 1E65-1E67 1E6B 1E79-1E7D \
        1E81-1E87 1E8F-1E91 1E97-1E99 1EA3-1EAB 1EAF-1EB5 1EBB-1EC5 1EC9 1ECF-1ED7 1EDB-1EE1 1EE7-1EEF 1EF3 \
        1EF7-1EF9
        324: 75 F9-FC 169-171 1D4-1DC 215-217 1E79-1E7B 1EE7
        325: 61 E0-E5 101-103 1CE 1DF-1E1 1FB 201-203 227 1EA3-1EAB 1EAF-1EB5
        326: 73-74 15B-15D 161 165 1E61 1E65-1E67 1E6B 1E97
        327: 63-65 67-68 6B-6C 6E 72-74 E8-EB F1 107-10F 113-117 11B-121 125 13A 13E 144 148 155 159-15D 161 165 \
        1E7-1E9 1F5-1F9 205-207 211-213 219-21B 21F 1E0B-1E0F 1E13-1E1B 1E21-1E27 1E2B 1E31-1E3D 1E45-1E4B \
        1E59-1E71 1E96-1E97 1EB9-1EC7
        328: 61 65 69 6F 75 E0-E5 E8-EF F2-F6 F9-FC 101-103 113-117 11B 129-12D 14D-151 169-171 1A1 1B0 1CE-1DC \
        1DF-1E1 1FB 201-20F 215-217 227 22B-231 1E01 1E15-1E1B 1E2D-1E2F 1E4D-1E53 1E73-1E7B 1EA1-1EF1
        32D: 64-65 6C 6E 74-75 E8-EB F1 F9-FC 10F 113-117 11B 13A 13E 144 148 165 169-171 1D4-1DC 1F9 205-207 \
        215-217 1E0B 1E15-1E17 1E45 1E6B 1E79-1E7B 1E97 1EBB-1EC5 1EE7
        32E: 68 125 21F 1E23 1E27
        330: 65 69 75 E8-EF F9-FC 113-117 11B 129-12D 169-171 1D0 1D4-1DC 205-20B 215-217 1E15-1E17 1E2F 1E79-1E7B \
        1EBB-1EC5 1EC9 1EE7
        331: 62 64 68 6B-6C 6E 72 74 7A F1 10F 125 13A 13E 144 148 155 159 165 17A-17E 1E9 1F9 211-213 21F 1E03 \
        1E0B 1E23 1E27 1E31 1E45 1E59 1E6B 1E91 1E97
        342: 3B1 3B7 3B9 3C5 3C9-3CB 1F00-1F01 1F20-1F21 1F30-1F31 1F50-1F51 1F60-1F61
        653: 627
        654: 627 648 64A 6C1 6D2 6D5
        655: 622-623 627
        93C: 928 930 933
        9BE: 9C7
        9D7: 9C7
        B3E: B47
        B56: B47
        B57: B47
        BBE: BC6-BC7
        BD7: B92 BC6
        C56: C46
        CC2: CC6
        CD5: CBF CC6 CCA
        CD6: CC6
        D3E: D46-D47
        D57: D46
        DCA: DD9 DDC
        DCF: DD9
        DDF: DD9
        102E: 1025
        1B35: 1B05 1B07 1B09 1B0B 1B0D 1B11 1B3A 1B3C 1B3E-1B3F 1B42
        3099: 3046 304B 304D 304F 3051 3053 3055 3057 3059 305B 305D 305F 3061 3064 3066 3068 306F 3072 3075 3078 \
        307B 309D 30A6 30AB 30AD 30AF 30B1 30B3 30B5 30B7 30B9 30BB 30BD 30BF 30C1 30C4 30C6 30C8 30CF 30D2 30D5 \
        30D8 30DB 30EF-30F2 30FD
        309A: 306F 3072 3075 3078 307B 30CF 30D2 30D5 30D8 30DB
        110BA: 11099 1109B 110A5
        11127: 11131-11132
        1133E: 11347
        11357: 11347
        113B8: 113C2
        113BB: 11384
        113C2: 1138B 113C2
        113C9: 11382 11390 113C2
        114B0: 114B9
        114BA: 114B9
        114BD: 114B9
        115AF: 115B8-115B9
        11930: 11935
        1611E: 1611E
        1611F: 1611E 16121-16122 16129
        16120: 1611E 16121
        16129: 1611E
        16D67: 16D63 16D67 16D69
        """
}
