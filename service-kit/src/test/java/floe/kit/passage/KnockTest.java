package floe.kit.passage;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.HeadParsing;
import floe.http.IcyKnock;
import floe.http.IcyPasswordParser;
import floe.http.RequestHead;
import floe.http.RequestHeadParser;
import floe.mount.MountName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What somebody at an edge asks for")
class KnockTest {
    private static final MountName STREAM = new MountName("/stream");

    private static RequestHead head(String line) {
        var parsing = new RequestHeadParser().feed(Bytes.latin1(line + " HTTP/1.0\r\n\r\n"));
        return ((HeadParsing.Parsed) parsing).head();
    }

    private static RequestHead icy(String password) {
        var knock = new IcyPasswordParser().feed(Bytes.latin1(password + "\r\n"));
        return ((IcyKnock.Login) knock).password().head(STREAM);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /live.ogg,true,/live.ogg",
        "SOURCE /live.ogg?a=b,true,/live.ogg",
        "PUT /,true,",
        "GET /admin/metadata?mode=updinfo&mount=%2flive%2eogg&song=x,false,/live.ogg",
        "POST /admin/stats,false,",
        "GET /admin,false,",
        "GET /admin.cgi?pass=x&mount=/other,false,/stream",
        "PUT /admin/x?mount=..,false,",
    })
    void is_an_ingest_s_matter(String line, boolean streams, String mount) {
        assertThat(Knock.isFor(head(line))).isTrue();
        var knock = Knock.of(head(line), STREAM);
        assertThat(knock.streams()).isEqualTo(streams);
        assertThat(knock.mounts().stream().map(MountName::path).findFirst().orElse(null))
                .isEqualTo(mount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /live.ogg", "HEAD /", "OPTIONS /live.ogg", "GET /administration", "GET /status-json.xsl"})
    void may_be_the_edge_s_own(String line) {
        assertThat(Knock.isFor(head(line))).isFalse();
    }

    @Test
    void is_an_ingest_s_matter_for_a_SHOUTcast_source_with_all_that_it_may_mean() {
        assertThat(Knock.isFor(icy("secret"))).isTrue();
        assertThat(Knock.of(icy("dj.mp3:secret"), STREAM).mounts()).containsExactly(STREAM, new MountName("/dj.mp3"));
    }
}
