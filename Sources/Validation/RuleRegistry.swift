public import Schema

/// Every rule that this version knows. A new rule is a file in `Rules/` and a line here.
public enum RuleRegistry {
    /// Rules of the level consistency.
    static let consistency: [any RecordRule.Type] = [
        UnknownAuthorityValue.self,
        BeforeSession.self,
        OutsideSession.self,
        PublishedBeforeIssued.self,
        RetrievedBeforePublished.self,
        StepOrder.self,
        UnknownSession.self,
        SymbolSyntax.self,
        SymbolAgainstSession.self,
        JucheYearMismatch.self,
        WeekdayMismatch.self,
    ]

    /// Rules of the level evidence about single texts, whatever they are.
    static let text: [any TextRule.Type] = [
        Mojibake.self,
        ReplacementCharacter.self,
        NotNormalised.self,
        DirectionControl.self,
        InvisibleCharacter.self,
    ]

    /// Rules of the level evidence about records. Those that need a capture say nothing where none is at hand.
    static let evidence: [any RecordRule.Type] = [
        LanguageOfText.self,
        MachineTranslation.self,
        TextFurniture.self,
        TextNotInCapture.self,
        TextIncomplete.self,
        TextRearranged.self,
        // After the rule that knows what is missing.
        Truncated.self,
        QuoteMissing.self,
        DateContradicted.self,
        DateUnsupported.self,
        DateUndeclared.self,
        SessionContradicted.self,
        SessionUnsupported.self,
        SessionUndeclared.self,
        IssuerContradicted.self,
        IssuerUnsupported.self,
        IssuerUndeclared.self,
        // After those that say more of a wrong value.
        QuotePointer.self,
        QuoteUnsupported.self,
    ]

    /// Rules about provenance, which run beside all levels.
    static let provenance: [any RecordRule.Type] = [
        MissingExpected.self,
        MissingEvidence.self,
        StaleUnknown.self,
    ]

    /// Rules of the level corpus.
    static let corpus: [any CorpusRule.Type] = [
        UniqueID.self,
        UniqueValue.self,
        UnresolvedReference.self,
        SameText.self,
        RepeatedRecord.self,
    ]

    /// The descriptions of all rules with a schema, apart from the schema's own keywords and faults of syntax.
    public static func descriptions(for fields: FieldDeclarations) -> [RuleDescription] {
        (consistency + evidence + provenance).flatMap { $0.descriptions(for: fields) } + text.map { $0.description }
            + corpus.map { $0.description }
            + RelatedText.descriptions + [CaptureDigest.missing, CaptureDigest.mismatch, CaptureDigest.unread]
            + [PolicyApplication.unused, PolicyApplication.expired, PolicyApplication.uncheckedExpiry]
    }
}
