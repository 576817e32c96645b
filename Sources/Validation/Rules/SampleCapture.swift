/// The captured page that examples of rules speak of, in one place.
enum SampleCapture {
    /// The page as most examples have it, or with another day of issue, another issuer or other paragraphs.
    ///
    /// - Parameters:
    ///   - issuer: whom the announcement names.
    ///   - day: what it says of the day.
    ///   - first: the first paragraph of the statement.
    ///   - paragraphs: what follows it.
    static func page(
        by issuer: String = "A spokesperson for the Ministry of Foreign Affairs of Avaria",
        on day: String = "November 21",
        says first: String =
            "A spokesperson for the Ministry of Foreign Affairs answered the resolution of November 17.",
        then paragraphs: String = "The Third Committee adopted it at the 76th session of the UN General Assembly."
    ) -> String {
        """
        Press statement

        \(issuer) issued the following press statement on \(day):

        \(first)

        \(paragraphs)

        Published on 22 November 2021
        """
    }
}
