package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.icy.IcyBlock;
import floe.stream.Song;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A listener who asked for titles")
@Timeout(60)
class IcyLaneTest {
    private static final int INTERVAL = 1_000;
    private static final AirTitle ONE = title("one");
    private static final AirTitle TWO = title("two");

    private final Hall hall = Hall.with(new LaneSettings(100_000, 100_000, Duration.ZERO));
    private final List<AirPage> played = new ArrayList<>();

    @BeforeEach
    void wants_titles() {
        hall.newcomer = head -> new Newcomer(head, INTERVAL, null, Duration.ZERO);
    }

    @AfterEach
    void gives_everything_back() {
        hall.close();
        assertThat(hall.pages.made()).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void is_told_the_title_in_force_first_and_then_only_what_is_new() throws Exception {
        play(1_500, ONE);
        play(2_000, ONE);
        play(1_700, TWO);
        try (var guest = hall.enter()) {
            assertThat(guest.hear(Hall.HEAD.length())).isEqualTo(Hall.HEAD);
            var heard = heard(guest, 5);
            assertThat(heard.blocks()).containsExactly(text("one"), "", "", text("two"), "");
            assertThat(heard.sound()).isEqualTo(Pages.bytes(played).slice(0, 5 * INTERVAL));
        }
    }

    @Test
    void is_told_a_title_with_the_page_at_which_it_came() throws Exception {
        try (var guest = hall.enter()) {
            guest.hear(Hall.HEAD.length());
            play(INTERVAL, ONE);
            play(INTERVAL, TWO);
            play(10, TWO);
            assertThat(heard(guest, 2).blocks()).containsExactly(text("two"), "");
        }
    }

    @Test
    void is_told_that_nobody_knows_when_nobody_does() throws Exception {
        play(INTERVAL + 1, AirTitle.UNKNOWN);
        try (var guest = hall.enter()) {
            guest.hear(Hall.HEAD.length());
            assertThat(heard(guest, 1).blocks()).containsExactly(text(""));
        }
    }

    @Test
    void leaves_the_others_without() throws Exception {
        play(1_500, ONE);
        try (var guest = hall.enter()) {
            hall.newcomer = Newcomer::with;
            try (var other = hall.enter()) {
                guest.hear(Hall.HEAD.length());
                other.hear(Hall.HEAD.length());
                play(1_500, TWO);
                assertThat(other.hear(Pages.bytes(played).length())).isEqualTo(Pages.bytes(played));
                assertThat(heard(guest, 2).blocks()).containsExactly(text("one"), text("two"));
            }
        }
    }

    /// A page without headers before it, as MPEG has none.
    private void play(int size, AirTitle title) {
        var page = hall.pages.raw(size, title);
        played.add(page);
        hall.play(List.of(page));
    }

    private record Listened(Bytes sound, List<String> blocks) {}

    private static Listened heard(Hall.Guest guest, int blocks) throws Exception {
        var sound = new ArrayList<Bytes>();
        var said = new ArrayList<String>();
        for (int i = 0; i < blocks; i++) {
            sound.add(guest.hear(INTERVAL));
            int units = guest.hear(1).at(0);
            said.add(guest.hear(units * 16).text(StandardCharsets.UTF_8).replace("\0", ""));
        }
        return new Listened(Bytes.concat(sound), said);
    }

    private static AirTitle title(String text) {
        return AirTitle.of(IcyBlock.of(Song.titled(text), StandardCharsets.UTF_8));
    }

    private static String text(String title) {
        return "StreamTitle='" + title + "';";
    }
}
