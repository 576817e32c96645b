/// Whether messages leave out the values that they are about, for reports that may be seen by more people than the data.
///
/// Names of members, pointers and places stay. A task-local value, so that nothing on the way from a command to a message
/// needs to hand it on.
public enum Redaction {
    /// Whether values are left out, in this task and those that it starts.
    @TaskLocal public static var isOn = false

    /// What stands in the place of a value.
    public static let placeholder = "[redacted]"
}
