package floe.programme;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How far listeners have sound")
class HeadroomTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private final Headroom headroom = new Headroom();

    @Test
    void is_unknown_until_a_source_was_heard() {
        assertThat(told(4)).containsOnly(200 * MILLI);
        assertThat(headroom.missingNanos(SECOND)).isEmpty();
        headroom.begin(SECOND, SECOND);
        assertThat(told(4)).containsOnly(200 * MILLI);
    }

    @Test
    void is_less_by_the_time_in_which_nothing_was_heard() {
        aSourceUntil(10 * SECOND);
        assertThat(headroom.missingNanos(10 * SECOND)).hasValue(0);
        assertThat(headroom.missingNanos(10 * SECOND + 750 * MILLI)).hasValue(750 * MILLI);
    }

    @Test
    void is_not_made_up_for_when_that_was_long() {
        aSourceUntil(10 * SECOND);
        assertThat(headroom.missingNanos(60 * SECOND)).hasValue(5 * SECOND);
    }

    @Test
    void leaves_no_time_for_what_comes_twice() {
        aSourceUntil(10 * SECOND);
        headroom.begin(350 * MILLI, 10 * SECOND);
        assertThat(told(3)).containsExactly(1L, 50 * MILLI - 1, 200 * MILLI);
        assertThat(headroom.missingNanos(10 * SECOND)).hasValue(0);
    }

    @Test
    void leaves_time_for_what_was_missing() {
        aSourceUntil(10 * SECOND);
        headroom.begin(200 * MILLI, 10 * SECOND + 150 * MILLI);
        assertThat(told(2)).containsExactly(150 * MILLI, 200 * MILLI);
    }

    @Test
    void is_not_told_by_what_tells_no_time() {
        aSourceUntil(10 * SECOND);
        headroom.begin(200 * MILLI, 10 * SECOND);
        var events = List.<StreamEvent>of(new Audio(Bytes.EMPTY, true, 0));
        assertThat(headroom.played(events)).isEqualTo(events);
    }

    private void aSourceUntil(long nanos) {
        told(1);
        headroom.isUsual(nanos);
    }

    /// What so many pages of 200 ms say then that they last.
    private List<Long> told(int pages) {
        var page = new Audio(Bytes.EMPTY, true, 200 * MILLI);
        return headroom.played(Collections.nCopies(pages, page)).stream()
                .map(event -> ((Audio) event).durationNanos())
                .toList();
    }
}
