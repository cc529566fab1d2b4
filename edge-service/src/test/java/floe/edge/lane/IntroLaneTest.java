package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.stream.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A newcomer to a mount with an intro")
@Timeout(60)
class IntroLaneTest {
    private static final int QUEUE = 100_000;

    private final Hall hall = Hall.with(new LaneSettings(QUEUE, 50_000, Duration.ZERO));

    @AfterEach
    void gives_everything_back() {
        hall.close();
        assertThat(hall.pages.made()).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void hears_each_of_its_links_whole_and_then_a_burst_that_is_shorter_by_it() throws Exception {
        var intro = Intro.of("/intro", new TwoLinks(), 99);
        hall.newcomer = head -> new Newcomer(head, 0, intro, Duration.ZERO);
        var played = hall.pages.audio(0, 30, 2_000);
        hall.play(played);
        try (var guest = hall.enter()) {
            guest.hear(Hall.HEAD.length());
            for (int serial : new int[] {99, 163}) {
                assertThat(said(guest)).isEqualTo("headers of " + serial);
                for (int i = 0; i < 10; i++) {
                    assertThat(said(guest)).isEqualTo("page " + i + " of " + serial + " from 0");
                }
            }
            int size = played.getFirst().bytes().readableBytes();
            int burst = (50_000 - 22_000 + size - 1) / size;
            var rest = Bytes.concat(List.of(Pages.LINK.bytes(), Pages.bytes(played.subList(30 - burst, 30))));
            assertThat(guest.hear(rest.length())).isEqualTo(rest);
        }
    }

    @Test
    void hears_only_what_is_new_when_it_is_longer_than_a_burst() throws Exception {
        var intro = intro(mp3(2_000));
        hall.newcomer = head -> new Newcomer(head, 0, intro, Duration.ZERO);
        hall.play(raw(20));
        try (var guest = hall.enter()) {
            guest.hear(Hall.HEAD.length());
            assertThat(guest.hear(bytes(intro).length())).isEqualTo(bytes(intro));
            var next = raw(1);
            guest.hear(1_000);
            hall.play(next);
            assertThat(guest.hear(1_000)).isEqualTo(Pages.bytes(next));
        }
    }

    @Test
    void is_told_titles_in_it_too() throws Exception {
        var intro = intro(mp3(20));
        hall.newcomer = head -> new Newcomer(head, 1_000, intro, Duration.ZERO);
        hall.play(raw(20));
        try (var guest = hall.enter()) {
            guest.hear(Hall.HEAD.length());
            assertThat(guest.hear(1_000)).isEqualTo(bytes(intro).slice(0, 1_000));
            assertThat(guest.hear(17).at(0)).isOne();
            assertThat(guest.hear(1_000)).isEqualTo(bytes(intro).slice(1_000, 2_000));
            assertThat(guest.hear(1).at(0)).isZero();
        }
    }

    @Test
    void hears_it_as_fast_as_it_reads_and_is_not_lost_meanwhile() throws Exception {
        var intro = intro(mp3(2_000));
        hall.newcomer = head -> new Newcomer(head, 0, intro, Duration.ZERO);
        hall.play(raw(100));
        try (var guest = hall.enter()) {
            guest.hear(Hall.HEAD.length());
            for (int i = 0; i < 8; i++) {
                hall.play(raw(100));
                assertThat(guest.hear(100_000)).isEqualTo(bytes(intro).slice(i * 100_000, (i + 1) * 100_000));
            }
        }
    }

    @Test
    void is_let_go_when_it_does_not_read_it() throws Exception {
        var intro = intro(mp3(20_000));
        hall.newcomer = head -> new Newcomer(head, 0, intro, Duration.ZERO);
        hall.play(raw(10));
        var stuck = hall.enter();
        while (!stuck.server().closed().isComplete()) {
            hall.play(raw(10));
        }
        assertThat(hall.tally.departures(Departure.SLOW)).isOne();
    }

    @Test
    void hears_nothing_of_one_that_does_not_fit() throws Exception {
        var intro = intro(mp3(20));
        hall.newcomer = head -> new Newcomer(head, 0, intro, Duration.ZERO);
        var played = hall.pages.audio(0, 10, 1_000);
        hall.play(played);
        try (var guest = hall.enter()) {
            var expected = Bytes.concat(List.of(Hall.HEAD, Pages.LINK.bytes(), Pages.bytes(played)));
            assertThat(guest.hear(expected.length())).isEqualTo(expected);
        }
    }

    private static String said(Hall.Guest guest) throws Exception {
        return guest.hear(1_000).text(StandardCharsets.ISO_8859_1).replaceAll("\\.+$", "");
    }

    private List<AirPage> raw(int count) {
        var pages = new AirPage[count];
        Arrays.setAll(pages, _ -> hall.pages.raw(1_000, AirTitle.UNKNOWN));
        return List.of(pages);
    }

    private static Bytes mp3(int frames) {
        var all = new byte[417 * frames];
        Arrays.fill(all, (byte) 0x55);
        for (int i = 0; i < frames; i++) {
            System.arraycopy(new byte[] {-1, -5, -112, 100}, 0, all, 417 * i, 4);
        }
        return Bytes.wrap(all);
    }

    private static Intro intro(Bytes file) {
        return Intro.of("/intro", recording(file), 99);
    }

    private static Recording recording(Bytes file) {
        return switch (ParsedFile.of(file)) {
            case ParsedFile.Playable(var recording) -> recording;
            case ParsedFile.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Bytes bytes(Intro intro) {
        return Bytes.concat(intro.pages().stream()
                .map(page -> {
                    var copy = new byte[page.bytes().readableBytes()];
                    page.bytes().getBytes(0, copy);
                    return Bytes.wrap(copy);
                })
                .toList());
    }
}
