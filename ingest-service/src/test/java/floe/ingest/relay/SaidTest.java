package floe.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import floe.http.Answer;
import floe.http.RequestHead;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What an upstream says of its stream")
class SaidTest {
    private static Answer answer(String... fields) {
        return new Answer(
                200,
                "OK",
                Arrays.stream(fields)
                        .map(field -> field.split(": ", 2))
                        .map(pair -> new RequestHead.Field(pair[0], pair[1]))
                        .toList());
    }

    @Test
    void is_its_type_and_its_words() {
        var said = Said.of(answer(
                        "server: Icecast",
                        "content-type: application/ogg",
                        "icy-name: Radio",
                        "icy-br: 64, 128",
                        "icy-br: 128",
                        "ice-audio-info: bitrate=64",
                        "icy-notice1: <BR>",
                        "ice-password: x",
                        "set-cookie: x"))
                .orElseThrow();
        assertThat(said.contentType()).isEqualTo("application/ogg");
        assertThat(said.headers())
                .containsOnlyKeys("icy-name", "icy-br", "ice-audio-info")
                .containsEntry("icy-br", "64, 128");
    }

    @Test
    void is_MP3_when_it_says_no_type() {
        assertThat(Said.of(answer()).orElseThrow().contentType()).isEqualTo("audio/mpeg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html; charset=utf-8",
                "text/plain",
                "application/json",
                "application/xhtml+xml",
                "image/png"
            })
    void is_nothing_when_it_is_to_be_read(String type) {
        assertThat(Said.of(answer("content-type: " + type))).isEmpty();
    }
}
