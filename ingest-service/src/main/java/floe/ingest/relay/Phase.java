package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.ingest.live.SourceWords;

/// What a relay does at a moment.
sealed interface Phase {
    /// Nobody wants it.
    record Resting() implements Phase {}

    /// Asked only for what it is, so that listeners can be told before they come.
    record Looking(Call call) implements Phase {}

    record Pausing(long untilNanos) implements Phase {}

    record Calling(Call call, int upstream) implements Phase {}

    /// An upstream has answered; its first bytes are waited for.
    record Answered(Call call, int upstream, SourceWords said) implements Phase {}

    /// The mount is bid for in the cluster.
    record Contesting(Call call, int upstream, SourceWords said, Bytes first) implements Phase {}

    record Playing(Session session) implements Phase {}

    record Over() implements Phase {}

    /// Ends the call that it lives on, if there is one.
    default void hangUp() {
        switch (this) {
            case Looking(var call) -> call.hangUp();
            case Calling(var call, var _) -> call.hangUp();
            case Answered(var call, var _, var _) -> call.hangUp();
            case Contesting(var call, var _, var _, var _) -> call.hangUp();
            case Playing(var session) -> session.call().hangUp();
            case Resting _, Pausing _, Over _ -> {}
        }
    }
}
