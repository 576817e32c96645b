/// The binary properties that ECMA-262 names. Each is a static constant of its own, so that it is computed once, when
/// first asked for, and by one thread.
enum BinaryProperties {
    static func set(named name: String) -> ScalarSet? {
        switch name {
        case "Any": .any
        case "ASCII": ScalarSet(ranges: 0...0x7F)
        case "Assigned": GeneralCategories.sets["Cn"]?.inverted
        case "ASCII_Hex_Digit", "AHex": isASCIIHexDigit
        case "Alphabetic", "Alpha": isAlphabetic
        case "Bidi_Control", "Bidi_C": isBidiControl
        case "Bidi_Mirrored", "Bidi_M": isBidiMirrored
        case "Case_Ignorable", "CI": isCaseIgnorable
        case "Cased": isCased
        case "Changes_When_Casefolded", "CWCF": changesWhenCaseFolded
        case "Changes_When_Casemapped", "CWCM": changesWhenCaseMapped
        case "Changes_When_Lowercased", "CWL": changesWhenLowercased
        case "Changes_When_NFKC_Casefolded", "CWKCF": changesWhenNFKCCaseFolded
        case "Changes_When_Titlecased", "CWT": changesWhenTitlecased
        case "Changes_When_Uppercased", "CWU": changesWhenUppercased
        case "Dash": isDash
        case "Default_Ignorable_Code_Point", "DI": isDefaultIgnorableCodePoint
        case "Deprecated", "Dep": isDeprecated
        case "Diacritic", "Dia": isDiacritic
        case "Emoji": isEmoji
        case "Emoji_Modifier", "EMod": isEmojiModifier
        case "Emoji_Modifier_Base", "EBase": isEmojiModifierBase
        case "Emoji_Presentation", "EPres": isEmojiPresentation
        case "Extender", "Ext": isExtender
        case "Grapheme_Base", "Gr_Base": isGraphemeBase
        case "Grapheme_Extend", "Gr_Ext": isGraphemeExtend
        case "Hex_Digit", "Hex": isHexDigit
        case "ID_Continue", "IDC": isIDContinue
        case "ID_Start", "IDS": isIDStart
        case "IDS_Binary_Operator", "IDSB": isIDSBinaryOperator
        case "IDS_Trinary_Operator", "IDST": isIDSTrinaryOperator
        case "Ideographic", "Ideo": isIdeographic
        case "Join_Control", "Join_C": isJoinControl
        case "Logical_Order_Exception", "LOE": isLogicalOrderException
        case "Lowercase", "Lower": isLowercase
        case "Math": isMath
        case "Noncharacter_Code_Point", "NChar": isNoncharacterCodePoint
        case "Pattern_White_Space", "Pat_WS": isPatternWhitespace
        case "Quotation_Mark", "QMark": isQuotationMark
        case "Radical": isRadical
        case "Sentence_Terminal", "STerm": isSentenceTerminal
        case "Soft_Dotted", "SD": isSoftDotted
        case "Terminal_Punctuation", "Term": isTerminalPunctuation
        case "Unified_Ideograph", "UIdeo": isUnifiedIdeograph
        case "Uppercase", "Upper": isUppercase
        case "Variation_Selector", "VS": isVariationSelector
        case "White_Space", "space": isWhitespace
        case "XID_Continue", "XIDC": isXIDContinue
        case "XID_Start", "XIDS": isXIDStart
        case "Emoji_Component", "EComp": isEmojiComponent
        case "Extended_Pictographic", "ExtPict": isExtendedPictographic
        case "Pattern_Syntax", "Pat_Syn": isPatternSyntax
        case "Regional_Indicator", "RI": isRegionalIndicator
        default: nil
        }
    }

    private static let isASCIIHexDigit = ScalarSet { $0.properties.isASCIIHexDigit }
    private static let isAlphabetic = ScalarSet { $0.properties.isAlphabetic }
    private static let isBidiControl = ScalarSet { $0.properties.isBidiControl }
    private static let isBidiMirrored = ScalarSet { $0.properties.isBidiMirrored }
    private static let isCaseIgnorable = ScalarSet { $0.properties.isCaseIgnorable }
    private static let isCased = ScalarSet { $0.properties.isCased }
    private static let changesWhenCaseFolded = ScalarSet { $0.properties.changesWhenCaseFolded }
    private static let changesWhenCaseMapped = ScalarSet { $0.properties.changesWhenCaseMapped }
    private static let changesWhenLowercased = ScalarSet { $0.properties.changesWhenLowercased }
    private static let changesWhenNFKCCaseFolded = ScalarSet { $0.properties.changesWhenNFKCCaseFolded }
    private static let changesWhenTitlecased = ScalarSet { $0.properties.changesWhenTitlecased }
    private static let changesWhenUppercased = ScalarSet { $0.properties.changesWhenUppercased }
    private static let isDash = ScalarSet { $0.properties.isDash }
    private static let isDefaultIgnorableCodePoint = ScalarSet { $0.properties.isDefaultIgnorableCodePoint }
    private static let isDeprecated = ScalarSet { $0.properties.isDeprecated }
    private static let isDiacritic = ScalarSet { $0.properties.isDiacritic }
    private static let isEmoji = ScalarSet { $0.properties.isEmoji }
    private static let isEmojiModifier = ScalarSet { $0.properties.isEmojiModifier }
    private static let isEmojiModifierBase = ScalarSet { $0.properties.isEmojiModifierBase }
    private static let isEmojiPresentation = ScalarSet { $0.properties.isEmojiPresentation }
    private static let isExtender = ScalarSet { $0.properties.isExtender }
    private static let isGraphemeBase = ScalarSet { $0.properties.isGraphemeBase }
    private static let isGraphemeExtend = ScalarSet { $0.properties.isGraphemeExtend }
    private static let isHexDigit = ScalarSet { $0.properties.isHexDigit }
    private static let isIDContinue = ScalarSet { $0.properties.isIDContinue }
    private static let isIDStart = ScalarSet { $0.properties.isIDStart }
    private static let isIDSBinaryOperator = ScalarSet { $0.properties.isIDSBinaryOperator }
    private static let isIDSTrinaryOperator = ScalarSet { $0.properties.isIDSTrinaryOperator }
    private static let isIdeographic = ScalarSet { $0.properties.isIdeographic }
    private static let isJoinControl = ScalarSet { $0.properties.isJoinControl }
    private static let isLogicalOrderException = ScalarSet { $0.properties.isLogicalOrderException }
    private static let isLowercase = ScalarSet { $0.properties.isLowercase }
    private static let isMath = ScalarSet { $0.properties.isMath }
    private static let isNoncharacterCodePoint = ScalarSet { $0.properties.isNoncharacterCodePoint }
    private static let isPatternWhitespace = ScalarSet { $0.properties.isPatternWhitespace }
    private static let isQuotationMark = ScalarSet { $0.properties.isQuotationMark }
    private static let isRadical = ScalarSet { $0.properties.isRadical }
    private static let isSentenceTerminal = ScalarSet { $0.properties.isSentenceTerminal }
    private static let isSoftDotted = ScalarSet { $0.properties.isSoftDotted }
    private static let isTerminalPunctuation = ScalarSet { $0.properties.isTerminalPunctuation }
    private static let isUnifiedIdeograph = ScalarSet { $0.properties.isUnifiedIdeograph }
    private static let isUppercase = ScalarSet { $0.properties.isUppercase }
    private static let isVariationSelector = ScalarSet { $0.properties.isVariationSelector }
    private static let isWhitespace = ScalarSet { $0.properties.isWhitespace }
    private static let isXIDContinue = ScalarSet { $0.properties.isXIDContinue }
    private static let isXIDStart = ScalarSet { $0.properties.isXIDStart }

    // The four that the standard library does not offer, of Unicode 17.0.0 (emoji-data.txt, PropList.txt).

    private static let isEmojiComponent = ScalarSet(
        hexadecimal: "23 2A 30-39 200D 20E3 FE0F 1F1E6-1F1FF 1F3FB-1F3FF 1F9B0-1F9B3 E0020-E007F")
    private static let isExtendedPictographic = ScalarSet(
        hexadecimal: """
            A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB \
            25B6 25C0 25FB-25FE 2600-2604 260E 2611 2614-2615 2618 261D 2620 2622-2623 2626 262A 262E-262F 2638-263A \
            2640 2642 2648-2653 265F-2660 2663 2665-2666 2668 267B 267E-267F 2692-2697 2699 269B-269C 26A0-26A1 26A7 \
            26AA-26AB 26B0-26B1 26BD-26BE 26C4-26C5 26C8 26CE-26CF 26D1 26D3-26D4 26E9-26EA 26F0-26F5 26F7-26FA 26FD \
            2702 2705 2708-270D 270F 2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C 274E 2753-2755 2757 \
            2763-2764 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299 1F004 \
            1F02C-1F02F 1F094-1F09F 1F0AF-1F0B0 1F0C0 1F0CF-1F0D0 1F0F6-1F0FF 1F170-1F171 1F17E-1F17F 1F18E \
            1F191-1F19A 1F1AE-1F1E5 1F201-1F20F 1F21A 1F22F 1F232-1F23A 1F23C-1F23F 1F249-1F25F 1F266-1F321 \
            1F324-1F393 1F396-1F397 1F399-1F39B 1F39E-1F3F0 1F3F3-1F3F5 1F3F7-1F3FA 1F400-1F4FD 1F4FF-1F53D \
            1F549-1F54E 1F550-1F567 1F56F-1F570 1F573-1F57A 1F587 1F58A-1F58D 1F590 1F595-1F596 1F5A4-1F5A5 1F5A8 \
            1F5B1-1F5B2 1F5BC 1F5C2-1F5C4 1F5D1-1F5D3 1F5DC-1F5DE 1F5E1 1F5E3 1F5E8 1F5EF 1F5F3 1F5FA-1F64F \
            1F680-1F6C5 1F6CB-1F6D2 1F6D5-1F6E5 1F6E9 1F6EB-1F6F0 1F6F3-1F6FF 1F7DA-1F7FF 1F80C-1F80F 1F848-1F84F \
            1F85A-1F85F 1F888-1F88F 1F8AE-1F8AF 1F8BC-1F8BF 1F8C2-1F8CF 1F8D9-1F8FF 1F90C-1F93A 1F93C-1F945 \
            1F947-1F9FF 1FA58-1FA5F 1FA6E-1FAFF 1FC00-1FFFD
            """)
    private static let isPatternSyntax = ScalarSet(
        hexadecimal: """
            21-2F 3A-40 5B-5E 60 7B-7E A1-A7 A9 AB-AC AE B0-B1 B6 BB BF D7 F7 2010-2027 2030-203E 2041-2053 \
            2055-205E 2190-245F 2500-2775 2794-2BFF 2E00-2E7F 3001-3003 3008-3020 3030 FD3E-FD3F FE45-FE46
            """)
    private static let isRegionalIndicator = ScalarSet(
        hexadecimal: "1F1E6-1F1FF")
}
