package floe.ingest.relay;

/// Why an upstream is given up.
///
/// @param why for people, one line, nothing secret
record Trouble(Reason reason, String why) {
    /// What metrics call it.
    enum Reason {
        UNREACHABLE("unreachable"),
        STATUS("status"),
        REDIRECT("redirect"),
        PROTOCOL("protocol"),
        CONTENT_TYPE("content-type"),
        SILENT("silent"),
        CLOSED("closed"),
        BROKEN("broken"),
        TAKEN("in-use"),
        FULL("too-many-sources");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
