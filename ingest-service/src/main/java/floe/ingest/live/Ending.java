package floe.ingest.live;

/// Why a source's session is over.
///
/// @param why for people, one line
public record Ending(Reason reason, String why) {
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
