package floe.ingest.title;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source that comes back")
class KeepsakesTest {
    private static final Song SONG = new Song("A", "T", "");

    private final Keepsakes keepsakes = new Keepsakes();

    private static MountClaim claim(String mount, long epoch, String agent, Song song) {
        return new MountClaim(
                "ingest-" + epoch, new MountName(mount), epoch, 0, "audio/mpeg", Map.of(), agent, 0, song, 0);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private void plays(MountClaim claim, long atSeconds) {
        keepsakes.note(List.of(claim), seconds(atSeconds));
    }

    @Test
    void finds_its_last_title_on_any_node_within_thirty_seconds() {
        plays(claim("/a", 1, "butt", SONG), 0);
        assertThat(keepsakes.songFor(claim("/a", 2, "butt", Song.UNKNOWN), seconds(30)))
                .contains(SONG);
        assertThat(keepsakes.songFor(claim("/a", 2, "butt", Song.UNKNOWN), seconds(31)))
                .isEmpty();
    }

    @Test
    void finds_no_other_encoders_title() {
        plays(claim("/a", 1, "butt", SONG), 0);
        assertThat(keepsakes.songFor(claim("/a", 2, "mixxx", Song.UNKNOWN), seconds(1)))
                .isEmpty();
    }

    /// M-014.
    @Test
    void finds_no_other_mounts_title() {
        plays(claim("/a", 1, "butt", SONG), 0);
        assertThat(keepsakes.songFor(claim("/b", 2, "butt", Song.UNKNOWN), seconds(1)))
                .isEmpty();
    }

    @Test
    void is_no_return_while_it_is_still_there() {
        plays(claim("/a", 2, "butt", SONG), 0);
        assertThat(keepsakes.songFor(claim("/a", 2, "butt", Song.UNKNOWN), seconds(1)))
                .isEmpty();
    }

    @Test
    void finds_the_newest_sessions_title_whatever_is_heard_last() {
        plays(claim("/a", 2, "butt", SONG), 0);
        plays(claim("/a", 1, "butt", Song.titled("old")), 1);
        assertThat(keepsakes.songFor(claim("/a", 3, "butt", Song.UNKNOWN), seconds(2)))
                .contains(SONG);
    }
}
