package floe.ingest.source;

import floe.tenure.Tenure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// «No», with Icecast 2.4's words where it has some.
///
/// @param status of the reply
/// @param text for the encoder and the people who read its log
record Refusal(int status, String text, Reason reason) {
    /// What metrics call it.
    enum Reason {
        MOUNT_NAME("mount-name"),
        REQUEST("request"),
        CREDENTIALS("credentials"),
        SAMPLE_PASSWORD("sample-password"),
        GUESSES("guesses"),
        IN_USE("in-use"),
        TOO_MANY_SOURCES("too-many-sources"),
        CONTENT_TYPE("content-type"),
        MINORITY("minority"),
        TROUBLE("trouble");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static final Refusal MOUNT_NAME = new Refusal(
            403,
            "This cannot be the name of a mountpoint: one begins with /, has at most 255 characters, and no part of it"
                    + " is empty or made of dots",
            Reason.MOUNT_NAME);
    static final Refusal CREDENTIALS = new Refusal(401, "You need to authenticate", Reason.CREDENTIALS);
    static final Refusal NO_PASSWORD = new Refusal(
            401,
            "No source password is set on this server: it needs a <source-password> in <authentication>, or a"
                    + " <password> in the <mount>",
            Reason.CREDENTIALS);
    static final Refusal SAMPLE_PASSWORD = new Refusal(
            403,
            "The source password is one that sample files carry; it is good only on the server's own machine. Set"
                    + " another <source-password>",
            Reason.SAMPLE_PASSWORD);
    static final Refusal GUESSES = new Refusal(
            429, "Too many wrong passwords came from your address; try again in some seconds", Reason.GUESSES);
    static final Refusal IN_USE_BY_FILE =
            new Refusal(403, "Mountpoint in use: it is the name of a file that the server plays", Reason.IN_USE);
    static final Refusal IN_USE = new Refusal(403, "Mountpoint in use", Reason.IN_USE);
    static final Refusal TOO_MANY_SOURCES = new Refusal(
            403,
            "too many sources connected: this node has as many as <limits><sources> allows",
            Reason.TOO_MANY_SOURCES);

    static final Refusal MINORITY = new Refusal(
            503,
            "This server sees only the smaller part of its cluster, so that it cannot know whether the mountpoint is"
                    + " free: try again, or at another server of it",
            Reason.MINORITY);

    static final Refusal TROUBLE = new Refusal(500, "The server is in trouble", Reason.TROUBLE);

    /// Who has the mount, and since when.
    static Refusal inUse(Tenure holder) {
        var since = Instant.ofEpochMilli(holder.sinceMillis()).truncatedTo(ChronoUnit.SECONDS);
        var agent = holder.agent().isEmpty() ? "" : " with " + holder.agent();
        return new Refusal(
                403,
                IN_USE.text() + ": a source" + agent + " has it on " + holder.node() + " since " + since,
                Reason.IN_USE);
    }

    /// Whether other credentials may be let in.
    boolean isOfCredentials() {
        return reason == Reason.CREDENTIALS;
    }

    /// Whether the same may be let in a little later.
    boolean isPassing() {
        return status == 503;
    }

    static Refusal contentType(String type) {
        return new Refusal(
                403,
                "Content-type not supported: " + type
                        + " (a stream's type begins with audio/ or video/, or is application/ogg)",
                Reason.CONTENT_TYPE);
    }

    static Refusal request(int status, String why) {
        return new Refusal(status, why, Reason.REQUEST);
    }
}
