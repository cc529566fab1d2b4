package floe.programme;

import floe.mount.MountName;
import floe.stream.StreamEvent;
import java.time.Duration;
import java.util.List;

/// What a programme wants done.
public sealed interface Effect {
    /// Put this on the air, in order. Chain links are whole: each begins with headers and ends with EOS.
    record Play(List<StreamEvent> events) implements Effect {
        public Play {
            events = List.copyOf(events);
        }
    }

    /// Something else plays from here on; for the log and the metrics.
    ///
    /// @param why for people, one line
    record Switched(Playing from, Playing to, String why) implements Effect {}

    /// What played goes on after a while without a source, and nothing else was heard between.
    record WentOn(Duration gap) implements Effect {}

    /// What would be heard without the source is not like it: players may stop there, or it will not be played at all.
    ///
    /// @param why for people, one line that says what to do
    record Unfit(MountName fallback, String why) implements Effect {}

    /// What would be heard without the source is like it by now, or there is nothing.
    record Fits() implements Effect {}

    /// Let the listeners go: there has been nothing to play for too long, or what comes is of another kind than what
    /// they were promised.
    record Dismiss(String why) implements Effect {}
}
