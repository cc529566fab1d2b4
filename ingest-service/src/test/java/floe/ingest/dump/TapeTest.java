package floe.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What waits for a slow disk")
class TapeTest {
    private static final StreamFormat MP3 = new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000);
    private static final int LARGE = 300_000;

    private final Tape tape = new Tape();

    private static StreamEvent headers(int bytes) {
        return new StreamEvent.Headers(Bytes.wrap(new byte[bytes]), MP3);
    }

    private static StreamEvent page(int bytes, boolean joinable) {
        return new StreamEvent.Audio(Bytes.wrap(new byte[bytes]), joinable, 0);
    }

    private List<StreamEvent> written() throws InterruptedException {
        var written = new ArrayList<StreamEvent>();
        Tape.Stretch stretch;
        do {
            stretch = tape.take();
            tape.giveBack(stretch);
            written.addAll(stretch.events());
        } while (!(stretch.events().getLast() instanceof StreamEvent.End));
        return written;
    }

    @Test
    void is_at_most_a_mebibyte_and_the_rest_is_left_out() throws InterruptedException {
        var page = page(LARGE, true);
        assertThat(tape.offer(List.of(page, page))).isZero();
        assertThat(tape.offer(List.of(page, page))).isEqualTo(LARGE);
        assertThat(tape.offer(List.of(page))).isEqualTo(LARGE);
        tape.offer(List.of(new StreamEvent.End("over")));
        assertThat(written()).hasSize(4);
    }

    @Test
    void goes_on_at_a_page_where_one_can_begin() throws InterruptedException {
        tape.offer(List.of(page(1_000_000, true)));
        assertThat(tape.offer(List.of(page(LARGE, true)))).isEqualTo(LARGE);
        tape.giveBack(tape.take());
        assertThat(tape.offer(List.of(page(10, false), page(20, true), page(30, false))))
                .isEqualTo(10);
        tape.offer(List.of(new StreamEvent.End("over")));
        assertThat(written()).startsWith(page(20, true), page(30, false)).hasSize(3);
    }

    @Test
    void has_the_headers_that_did_not_fit_before_the_next_page() throws InterruptedException {
        tape.offer(List.of(page(1_000_000, true)));
        var first = tape.take();
        assertThat(tape.offer(List.of(headers(100_000), page(10, true)))).isEqualTo(10);
        tape.giveBack(first);
        assertThat(tape.offer(List.of(page(20, false), page(30, true)))).isEqualTo(20);
        tape.offer(List.of(new StreamEvent.End("over")));
        assertThat(written()).startsWith(headers(100_000), page(30, true));
    }
}
