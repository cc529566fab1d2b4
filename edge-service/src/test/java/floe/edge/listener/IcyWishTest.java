package floe.edge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.HeadParsing;
import floe.http.RequestHead;
import floe.http.RequestHeadParser;
import floe.mount.IcyRules;
import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A listener who may want titles")
class IcyWishTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Icy-MetaData: 1", "icy-metadata:1", "Icy-Metadata: 1 ", "ICY-METADATA: 1\r\nIcy-MetaData: 1"})
    void gets_them_when_it_says_one(String field) {
        assertThat(IcyWish.interval(request(field), IcyRules.DEFAULT, Optional.empty(), "audio/mpeg"))
                .isEqualTo(16_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Icy-MetaData: 0",
                "Icy-MetaData: 2",
                "Icy-MetaData: -1",
                "Icy-MetaData: x",
                "Icy-MetaData: 01",
                "Icy-MetaData: 1\r\nIcy-MetaData: 0",
                "X: 1"
            })
    void gets_none_when_it_says_anything_else(String field) {
        assertThat(IcyWish.interval(request(field), IcyRules.DEFAULT, Optional.empty(), "audio/mpeg"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "audio/mpeg, 16000",
        "audio/aac, 16000",
        "audio/flac, 16000",
        "application/octet-stream, 16000",
        "video/nsv, 16000",
        "application/ogg, 0",
        "audio/ogg; codecs=opus, 0",
        "audio/webm, 0",
        "video/x-matroska, 0"
    })
    void gets_none_in_a_stream_with_a_place_of_its_own_for_them(String contentType, int expected) {
        assertThat(IcyWish.interval(request("Icy-MetaData: 1"), IcyRules.DEFAULT, Optional.empty(), contentType))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "8192, 4096, 8192",
        "-1, 4096, 4096",
        "-1, 0, 16000",
        "-1, -5, 16000",
        "-1, x, 16000",
        "-1, 9999999, 16000",
        "-1, 99999999999999, 16000",
        "0, 4096, 0"
    })
    void gets_them_as_often_as_the_mount_says_or_else_its_source(int mount, String source, int expected) {
        var claim = new MountClaim(
                "i", new MountName("/a"), 1, 0, "audio/mpeg", Map.of("icy-metaint", source), "", 0, Song.UNKNOWN, 0);
        assertThat(IcyWish.interval(
                        request("Icy-MetaData: 1"), new IcyRules(mount, null), Optional.of(claim), "audio/mpeg"))
                .isEqualTo(expected);
    }

    private static RequestHead request(String fields) {
        var text = "GET /a HTTP/1.0\r\n" + fields + "\r\n\r\n";
        return switch (new RequestHeadParser().feed(Bytes.latin1(text))) {
            case HeadParsing.Parsed(var head, var _) -> head;
            case HeadParsing.Unfinished _, HeadParsing.Refused _ -> throw new AssertionError(text);
        };
    }
}
