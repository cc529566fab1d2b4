package floe.ingest.live;

/// Why a source's session is over.
///
/// @param why for people, one line
public record Ending(Reason reason, String why) {
    /// Whether another session goes on in its place.
    boolean isSucceeded() {
        return switch (reason) {
            case FENCED, TAKEN_OVER, OUTRANKED -> true;
            case CLOSED, COMPLETE, TIMEOUT, BROKEN, STOPPED -> false;
        };
    }

    /// What metrics call it.
    public enum Reason {
        /// The source closed its connection, orderly or not.
        CLOSED("closed"),
        /// The request's body came to its end.
        COMPLETE("complete"),
        /// The source said nothing for too long.
        TIMEOUT("timeout"),
        /// What the source said is no stream.
        BROKEN("broken"),
        /// Another ingest has a newer session on the mount.
        FENCED("fenced"),
        /// Another source with the same credentials has taken the mount.
        TAKEN_OVER("taken-over"),
        /// A source with a better priority has the mount now; this one may stand by.
        OUTRANKED("outranked"),
        /// This node stops.
        STOPPED("stopped");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
