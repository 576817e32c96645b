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
}
