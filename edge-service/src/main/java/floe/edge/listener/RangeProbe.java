package floe.edge.listener;

import floe.bytes.Bytes;
import floe.http.RequestHead;

/// Safari's media element asks for the first two bytes before it plays, and takes what does not give it just these for
/// no media at all. Apple's apps ask so too, but lose their titles when they get them. Everybody else gets the stream
/// whatever range they ask for.
final class RangeProbe {
    /// How long the stream is said to be: icecast-kh's figure, which Safari is known to take.
    static final int SAID_LENGTH = 1_073_741_823;

    private static final String APPS = "AppleCoreMedia";

    private RangeProbe() {}

    /// How many bytes make up the answer; 0 when the request is none.
    static int length(RequestHead request) {
        if (request.field("user-agent").filter(agent -> agent.contains(APPS)).isPresent()) {
            return 0;
        }
        return switch (request.field("range").orElse("").strip()) {
            case "bytes=0-1" -> 2;
            case "bytes=0-0" -> 1;
            default -> 0;
        };
    }

    /// The first bytes of an MPEG frame's sync, as icecast-kh gives them.
    static Bytes filler(int length) {
        return Bytes.wrap(new byte[] {-1, -1}).slice(0, length);
    }
}
