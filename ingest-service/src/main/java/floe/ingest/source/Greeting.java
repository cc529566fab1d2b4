package floe.ingest.source;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.ingest.live.Ending;
import java.time.Instant;
import java.util.Optional;

/// What a source that is let in is answered, and when. Who asked with `Expect` is told to go on, and gets the reply
/// proper at the end of the body; who names a length gets it there too; all others get it at once, because they
/// stream for hours and many send nothing before it. A SHOUTcast source has had its reply and gets none any more. Owned
/// by one connection.
final class Greeting {
    private final boolean expectsContinue;
    private final boolean answeredAtEnd;
    private boolean said;
    private boolean mute;

    private Greeting(boolean expectsContinue, boolean answeredAtEnd) {
        this.expectsContinue = expectsContinue;
        this.answeredAtEnd = answeredAtEnd;
    }

    static Greeting to(SourceRequest request) {
        var greeting = new Greeting(request.expectsContinue(), request.expectsContinue() || request.isFinite());
        greeting.said = request.manner() == SourceRequest.Manner.ICY;
        greeting.mute = greeting.said;
        return greeting;
    }

    /// What makes it send its first bytes without promising it anything.
    Optional<Bytes> toSend() {
        return expectsContinue ? once(IcecastReplies.CONTINUE) : Optional.empty();
    }

    /// What it has to hear when its mount is open.
    Optional<Bytes> toStream() {
        return answeredAtEnd ? toSend() : once(IcecastReplies.WELCOME);
    }

    /// What it has to hear when it is not let in. To a SHOUTcast source a closed connection says it.
    Bytes toBeRefused(Reply refusal) {
        return mute ? Bytes.EMPTY : refusal.bytes();
    }

    /// What it has to hear when its session is over.
    Bytes toLeave(Ending ending, IcecastReplies replies, Instant now) {
        if (!answeredAtEnd) {
            return Bytes.EMPTY;
        }
        return switch (ending.reason()) {
            case COMPLETE -> IcecastReplies.WELCOME;
            case BROKEN -> replies.refusal(400, ending.why(), now).bytes();
            case FENCED, TAKEN_OVER, OUTRANKED ->
                replies.refusal(403, Refusal.IN_USE.text(), now).bytes();
            case CLOSED, TIMEOUT, STOPPED -> Bytes.EMPTY;
        };
    }

    private Optional<Bytes> once(Bytes words) {
        if (said) {
            return Optional.empty();
        }
        said = true;
        return Optional.of(words);
    }
}
