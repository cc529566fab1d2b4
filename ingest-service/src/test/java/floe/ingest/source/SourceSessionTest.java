package floe.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.BodyFraming;
import floe.ingest.live.Ending;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source that was let in")
class SourceSessionTest {
    /// Each read is a page; `!` is the end of all sense.
    private static final StreamFramer FRAMER = bytes -> bytes.isEmpty()
            ? List.of()
            : bytes.equals(Bytes.latin1("!"))
                    ? List.of(page("!"), new StreamEvent.End("nonsense"))
                    : List.of(page(bytes));

    private static StreamEvent page(String text) {
        return page(Bytes.latin1(text));
    }

    private static StreamEvent page(Bytes bytes) {
        return new StreamEvent.Audio(bytes, true, 0);
    }

    private static SourceSession session(BodyFraming framing) {
        return new SourceSession(Body.of(framing), FRAMER, Duration.ofSeconds(10), 0);
    }

    private static Optional<Ending.Reason> reason(SourceSession.Said said) {
        return said.ending().map(Ending::reason);
    }

    @Test
    void says_what_its_bytes_say() {
        var said = session(new BodyFraming.Endless()).hear(Bytes.latin1("abc"), 1);
        assertThat(said).isEqualTo(new SourceSession.Said(List.of(page("abc")), Optional.empty()));
    }

    @Test
    void ends_when_its_length_is_reached_and_not_a_byte_later() {
        var session = session(new BodyFraming.Sized(4));
        assertThat(reason(session.hear(Bytes.latin1("abc"), 1))).isEmpty();
        var said = session.hear(Bytes.latin1("defg"), 1);
        assertThat(said.events()).containsExactly(page("d"));
        assertThat(reason(said)).contains(Ending.Reason.COMPLETE);
    }

    @Test
    void ends_with_its_last_chunk() {
        var session = session(new BodyFraming.Chunked());
        assertThat(session.hear(Bytes.latin1("3\r\nabc\r\n"), 1).events()).containsExactly(page("abc"));
        assertThat(reason(session.hear(Bytes.latin1("0\r\n\r\n"), 1))).contains(Ending.Reason.COMPLETE);
    }

    @Test
    void ends_when_its_chunks_are_none_after_what_was_sound() {
        var said = session(new BodyFraming.Chunked()).hear(Bytes.latin1("3\r\nabc\r\nxyz\r\n"), 1);
        assertThat(said.events()).containsExactly(page("abc"));
        assertThat(reason(said)).contains(Ending.Reason.BROKEN);
    }

    @Test
    void ends_when_it_makes_no_sense_after_what_did() {
        var said = session(new BodyFraming.Endless()).hear(Bytes.latin1("!"), 1);
        assertThat(said.events()).containsExactly(page("!"));
        assertThat(said.ending()).contains(new Ending(Ending.Reason.BROKEN, "nonsense"));
    }

    @Test
    void is_given_up_when_nothing_came_for_its_time_and_not_before() {
        var session = session(new BodyFraming.Chunked());
        assertThat(session.silence(TimeUnit.SECONDS.toNanos(10) - 1)).isEmpty();
        session.hear(Bytes.latin1("3"), TimeUnit.SECONDS.toNanos(9));
        assertThat(session.silence(TimeUnit.SECONDS.toNanos(19) - 1)).isEmpty();
        assertThat(session.silence(TimeUnit.SECONDS.toNanos(19)).map(Ending::reason))
                .contains(Ending.Reason.TIMEOUT);
    }
}
