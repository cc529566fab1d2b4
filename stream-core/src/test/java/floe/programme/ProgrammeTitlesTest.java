package floe.programme;

import static floe.mpeg.Frames.joined;
import static floe.mpeg.Frames.mp3;
import static floe.mpeg.Frames.times;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.mount.MountName;
import floe.mpeg.FrameFramer;
import floe.programme.Plan.Choice;
import floe.stream.Backlog;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a mount says that it plays")
class ProgrammeTitlesTest {
    private static final MountName LIVE = new MountName("/live");
    private static final MountName OTHER = new MountName("/other");
    private static final long SECOND = 1_000_000_000;

    private final List<StreamEvent> played = new ArrayList<>();

    @Test
    void is_what_its_source_said_before_the_place_where_listeners_begin() {
        var programme = programme();
        obey(programme.begins(LIVE, said(Song.titled("long ago")), at(0)));
        assertThat(played.getFirst()).isEqualTo(new StreamEvent.Title(Song.titled("long ago")));
        assertThat(songs()).hasSize(1);
    }

    @Test
    void is_what_the_file_names_while_that_plays_and_the_sources_again_when_it_is_back() {
        var programme = programme(file("A song of the file"));
        obey(programme.begins(LIVE, said(Song.titled("live")), at(0)));
        obey(programme.loses(LIVE, false, "it left", at(SECOND)));
        obey(programme.begins(LIVE, said(Song.titled("live")), at(2 * SECOND)));
        assertThat(songs())
                .containsExactly(Song.titled("live"), Song.titled("A song of the file"), Song.titled("live"));
    }

    @Test
    void is_nothing_while_a_source_plays_that_says_nothing() {
        var programme = programme(new Choice.OtherMount(OTHER));
        obey(programme.begins(LIVE, said(Song.titled("live")), at(0)));
        obey(programme.begins(OTHER, said(Song.UNKNOWN), at(0)));
        obey(programme.loses(LIVE, false, "it left", at(SECOND)));
        assertThat(songs()).containsExactly(Song.titled("live"), Song.UNKNOWN);
    }

    private List<Song> songs() {
        return played.stream()
                .filter(StreamEvent.Title.class::isInstance)
                .map(event -> ((StreamEvent.Title) event).song())
                .toList();
    }

    private static Programme programme(Choice... choices) {
        return new Programme(LIVE, new Plan(List.of(choices), true, Duration.ofSeconds(10), Duration.ZERO, 0));
    }

    private void obey(List<Effect> wanted) {
        for (var effect : wanted) {
            if (effect instanceof Effect.Play(var events)) {
                played.addAll(events);
            }
        }
    }

    private static Backlog said(Song song) {
        var said = new Backlog(1 << 20);
        if (!song.isUnknown()) {
            said.add(new StreamEvent.Title(song));
        }
        FrameFramer.mpeg().frame(times(40, mp3())).forEach(said::add);
        return said;
    }

    private static Choice file(String title) {
        var tag = Bytes.latin1("TAG" + title + "\0".repeat(125 - title.length()));
        var parsed = ParsedFile.of(joined(times(383, mp3()), tag));
        return new Choice.File(new MountName("/loop"), 42, ((ParsedFile.Playable) parsed).recording());
    }

    private static Moment at(long nanos) {
        return new Moment(nanos, 1_800_000_000_000L + nanos / 1_000_000);
    }
}
