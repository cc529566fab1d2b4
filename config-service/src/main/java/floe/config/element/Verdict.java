package floe.config.element;

/// What is made of an element.
public sealed interface Verdict {
    /// It does what it does in Icecast.
    ///
    /// @param meaning what that is, empty when its name says it
    record Supported(String meaning) implements Verdict {}

    /// It is read, and does something else.
    ///
    /// @param difference from what Icecast does
    record Different(String meaning, String difference) implements Verdict {}

    /// The same as another element beside it.
    ///
    /// @param name of the other
    record Same(String name) implements Verdict {}

    /// It is passed over, and nothing is lost.
    record Needless(String reason) implements Verdict {}

    /// It is passed over, and what it asks for is not done.
    ///
    /// @param instead what does that, empty for nothing
    record Missing(String reason, String instead) implements Verdict {}

    /// A file with it is refused.
    record Refused(String reason, String instead) implements Verdict {}

    /// Whether anything asks for its value.
    default boolean isRead() {
        return switch (this) {
            case Supported _, Different _ -> true;
            case Same _, Needless _, Missing _, Refused _ -> false;
        };
    }
}
