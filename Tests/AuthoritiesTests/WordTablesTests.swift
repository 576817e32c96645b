import Authorities
import Testing

/// The tables of words and phrases: those of the program, and what is refused in such files.
@Suite struct WordTablesTests {
    @Test(arguments: ["language-words", "phrases"])
    func everyRowNamesASourceOfTheList(name: String) throws {
        let sources = Set(try AuthorityFilesTests.lastFields("sources", column: .first))
        let used = try AuthorityFilesTests.lastFields(name, column: .last)
        #expect(!used.isEmpty)
        #expect(used.allSatisfy(sources.contains), "\(Set(used).subtracting(sources))")
    }

    @Test func theProgramHasTheTables() throws {
        #expect(LanguageWords.builtIn == (try LanguageWords(AuthorityFilesTests.bytes("language-words"))))
        #expect(NoticePhrases.builtIn == (try NoticePhrases(AuthorityFilesTests.bytes("phrases"))))
        #expect(NoticePhrases.builtIn[.cut].contains("read more"))
        #expect(NoticePhrases.builtIn[.machineTranslation].contains("машинный перевод"))
    }

    /// A reader holds the languages of a word in 64 bits.
    @Test func thereAreNoMoreLanguagesThanBits() {
        let languages = Set(LanguageWords.builtIn.entries.filter { $0.kind != .covers }.map(\.language))
        #expect(30...64 ~= languages.count)
    }

    @Test(arguments: [
        ("", "empty"), ("language,kind,text,source\nen,verb,is,s\n", "write word, letters or covers"),
        ("language,kind,text,source\nen,word,The,s\n", "small letters"),
        ("language,kind,text,source\nen,word,the,s\nen,word,the,s\n", "remove one"),
        ("language,kind,text,source\nen,word,the,\n", "source is empty"),
        ("language,kind,text,source\n,word,the,s\n", "language is empty"),
    ])
    func refusesFaultyWords(text: String, cure: String) {
        let error = #expect(throws: AuthorityTableError.self) { try LanguageWords(Array(text.utf8)) }
        #expect(error?.message.contains(cure) ?? false, "\(String(describing: error))")
    }

    @Test(arguments: [
        ("kind,language,phrase,source\nend,en,more,s\n", "write cut or machine_translation"),
        ("kind,language,phrase,source\ncut,en,More,s\n", "small letters"),
        ("kind,language,phrase,source\ncut,en,more,s\ncut,fr,more,s\n", "remove one"),
        ("kind,language,phrase,source\ncut,en,,s\n", "phrase is empty"),
    ])
    func refusesFaultyPhrases(text: String, cure: String) {
        let error = #expect(throws: AuthorityTableError.self) { try NoticePhrases(Array(text.utf8)) }
        #expect(error?.message.contains(cure) ?? false, "\(String(describing: error))")
    }
}
