package floe.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.ClusterConfig;
import floe.mount.EventBinding;
import floe.mount.EventBinding.Kind;
import floe.mount.EventTrigger;
import floe.mount.Limits;
import floe.mount.MountName;
import floe.mount.ServerWords;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A hook is told")
class HookWordsTest {
    private static final MountName LIVE = new MountName("/a b.ogg");
    private static final ClusterConfig CONFIG = ClusterConfig.bare(
            new ServerWords("radio.example.org", 8000, "Earth", "me@example.org", "Floe"), Limits.DEFAULT);
    private static final MountClaim CLAIM = new MountClaim(
            "ingest-1", LIVE, 7, 5_000, "audio/ogg", Map.of("ice-public", "1"), "enc/1", 0, Song.UNKNOWN, 3);
    private static final Occasion CONNECT =
            new Occasion(EventTrigger.SOURCE_CONNECT, CONFIG, LIVE, CLAIM, "192.0.2.7", null, 8_500);
    private static final Occasion START = Occasion.of(EventTrigger.ICECAST_START, CONFIG, 9_000);

    private static EventBinding binding(Kind kind, Map<String, String> options, String... arguments) {
        return new EventBinding(List.of("*"), kind, options, List.of(arguments));
    }

    @ParameterizedTest
    @CsvSource({
        "legacy, /a b.ogg+x y",
        "default, /a b.ogg+x y",
        "no_defaults, x y",
        "uri, /a b.ogg+x y",
        "uri_and_trigger, /a b.ogg+source-connect+x y"
    })
    void its_arguments_each_as_one(String which, String expected) {
        var binding = binding(Kind.EXEC, Map.of("executable", "/h", "default_arguments", which), "x y");
        assertThat(HookWords.arguments(binding, CONNECT)).containsExactly(expected.split("\\+"));
    }

    @ParameterizedTest
    @CsvSource({"legacy, ''", "uri, '+'", "uri_and_trigger, '++icecast-start+'"})
    void an_empty_mount_where_there_is_none_unless_as_of_old(String which, String expected) {
        var binding = binding(Kind.EXEC, Map.of("executable", "/h", "default_arguments", which));
        assertThat(String.join("+", HookWords.arguments(binding, START)))
                .isEqualTo(expected.replaceAll("^\\+|\\+$", ""));
    }

    @Test
    void what_is_known_by_variables() {
        assertThat(HookWords.environment(CONNECT))
                .containsEntry("ICECAST_HOSTNAME", "radio.example.org")
                .containsEntry("EVENT_TRIGGER", "source-connect")
                .containsEntry("SOURCE_ACTION", "source-connect")
                .containsEntry("EVENT_URI", "/a b.ogg")
                .containsEntry("SOURCE_MEDIA_TYPE", "audio/ogg")
                .containsEntry("SOURCE_PUBLIC", "true")
                .containsEntry("SOURCE_HIDDEN", "false")
                .containsEntry("CLIENT_IP", "192.0.2.7")
                .containsEntry("CLIENT_CONNECTION_TIME", "5")
                .doesNotContainKey("DUMPFILE_FILENAME");
        assertThat(HookWords.environment(START)).doesNotContainKeys("EVENT_URI", "CLIENT_IP");
    }

    @Test
    void no_byte_that_no_variable_can_hold() {
        var dump = new Occasion(EventTrigger.DUMPFILE_OPENED, CONFIG, LIVE, null, "", Path.of("/r/a.ogg"), 0);
        assertThat(HookWords.environment(dump)).containsEntry("DUMPFILE_FILENAME", "/r/a.ogg");
        var claim = new MountClaim("ingest-1", LIVE, 7, 0, "audio/ogg\0x", Map.of(), "", 0, Song.UNKNOWN, 0);
        assertThat(HookWords.environment(new Occasion(EventTrigger.SOURCE_CONNECT, CONFIG, LIVE, claim, "", null, 0)))
                .containsEntry("SOURCE_MEDIA_TYPE", "audio/oggx");
    }

    /// As Icecast 2.5 was recorded.
    @Test
    void by_a_form_in_the_order_of_old() {
        var instance = CONNECT.sourceInstance().orElseThrow().replace("-", "%2d");
        assertThat(HookWords.form(binding(Kind.URL, Map.of("action", "mount_add")), CONNECT, "u-1"))
                .isEqualTo("action=mount%5fadd&mount=%2fa%20b%2eogg&client=7&role=&username=&ip=192%2e0%2e2%2e7"
                        + "&source-instance=" + instance + "&agent=enc%2f1&duration=3&admin=%2d1"
                        + "&server=radio%2eexample%2eorg&port=8000&server-instance=u%2d1");
    }

    @Test
    void by_a_form_of_its_variables_when_it_wants_that() {
        assertThat(HookWords.form(binding(Kind.URL, Map.of("legacy", "false")), START, "u"))
                .startsWith("event_trigger=icecast%2dstart&")
                .endsWith("&server=radio%2eexample%2eorg&port=8000&server-instance=u");
    }

    @Test
    void in_one_line() {
        assertThat(HookWords.line(binding(Kind.LOG, Map.of("prefix", "Radio")), CONNECT))
                .isEqualTo("Radio: source-connect mount=/a b.ogg");
        assertThat(HookWords.line(binding(Kind.LOG, Map.of()), START)).isEqualTo("Event: icecast-start");
    }
}
