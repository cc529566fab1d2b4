package floe.ingest.relay;

import floe.ingest.live.Ending;

/// Why an upstream is given up.
///
/// @param why for people, one line, nothing secret
record Trouble(Reason reason, String why) {
    /// How a session ends by it.
    Ending ending() {
        return new Ending(
                switch (reason) {
                    case SILENT -> Ending.Reason.TIMEOUT;
                    case BROKEN, PROTOCOL, CONTENT_TYPE -> Ending.Reason.BROKEN;
                    case UNREACHABLE, STATUS, REDIRECT, CLOSED, TAKEN, FULL -> Ending.Reason.CLOSED;
                },
                why);
    }

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
