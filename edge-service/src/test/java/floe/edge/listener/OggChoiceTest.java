package floe.edge.listener;

import static floe.edge.lane.Rendition.CHAINED;
import static floe.edge.lane.Rendition.CONTINUOUS;
import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.edge.lane.Rendition;
import floe.http.RequestHead;
import floe.mount.OggForm;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ogg reaches")
class OggChoiceTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String VLC = "VLC/3.0.21 LibVLC/3.0.21";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIREFOX,
                "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                        + " Safari/537.36 Edg/140.0.0.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4"
                        + " Safari/605.1.15",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/15E148",
                "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
                        + " Chrome/140.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36"
                        + " CrKey/1.56.500000"
            })
    void browsers_as_one_stream(String agent) {
        assertThat(choice("", agent, OggForm.AUTO)).isEqualTo(CONTINUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VLC,
                "libmpv",
                "mpv 0.38.0",
                "Lavf/60.16.100",
                "foobar2000/2.1.5",
                "AppleCoreMedia/1.0.0.22F76 (iPhone; U; CPU OS 18_5 like Mac OS X; en_us)",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML) AppleCoreMedia/1.0",
                "GStreamer souphttpsrc 1.22.0 libsoup/3.2.2",
                "Music Player Daemon 0.23.12",
                "Audacious/4.2 neon/0.32.2",
                "Radio/1.0 (Linux;Android 14) ExoPlayerLib/2.19.1",
                "Linux UPnP/1.0 Sonos/80.1 (ZPS1)",
                "WinampMPEG/5.66, Ultravox/2.1",
                "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla",
                "curl/8.5.0",
                ""
            })
    void all_others_link_after_link(String agent) {
        assertThat(choice("", agent, OggForm.AUTO)).isEqualTo(CHAINED);
    }

    @Test
    void everybody_as_the_mount_is_set() {
        assertThat(choice("", FIREFOX, OggForm.CHAINED)).isEqualTo(CHAINED);
        assertThat(choice("", VLC, OggForm.CONTINUOUS)).isEqualTo(CONTINUOUS);
    }

    @Test
    void who_asks_as_it_asks_whatever_the_mount_is_set_to() {
        assertThat(choice("ogg=chained", FIREFOX, OggForm.CONTINUOUS)).isEqualTo(CHAINED);
        assertThat(choice("x=1&ogg=continuous&t=99", VLC, OggForm.CHAINED)).isEqualTo(CONTINUOUS);
        assertThat(choice("ogg=auto", FIREFOX, OggForm.CHAINED)).isEqualTo(CONTINUOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ogg", "ogg=", "ogg=both", "oggs=chained", "&&=&", "noogg=continuous"})
    void who_asks_for_nothing_that_there_is_as_if_it_had_not(String query) {
        assertThat(choice(query, FIREFOX, OggForm.AUTO)).isEqualTo(CONTINUOUS);
        assertThat(choice(query, VLC, OggForm.AUTO)).isEqualTo(CHAINED);
    }

    @Test
    void who_does_not_say_its_name_link_after_link() {
        var request = new RequestHead("GET", "/live.ogg", "/live.ogg", "", "HTTP/1.1", List.of(), Bytes.EMPTY);
        assertThat(OggChoice.of(request, OggForm.AUTO)).isEqualTo(CHAINED);
    }

    private static Rendition choice(String query, String agent, OggForm mount) {
        var fields = List.of(new RequestHead.Field("user-agent", agent));
        var request = new RequestHead("GET", "/live.ogg?" + query, "/live.ogg", query, "HTTP/1.1", fields, Bytes.EMPTY);
        return OggChoice.of(request, mount);
    }
}
