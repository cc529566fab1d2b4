package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.AnswerParser.Reading;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The head of an answer")
class AnswerParserTest {
    private static Reading read(String sent) {
        return new AnswerParser().feed(Bytes.latin1(sent));
    }

    private static Answer answer(String sent) {
        return switch (read(sent)) {
            case Reading.Whole(var answer, var _) -> answer;
            case Reading other -> throw new AssertionError(String.valueOf(other));
        };
    }

    @Test
    void is_a_status_and_fields() {
        var answer = answer("HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\nicy-name:Radio  \r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.reason()).isEqualTo("OK");
        assertThat(answer.field("content-type")).hasValue("audio/mpeg");
        assertThat(answer.field("icy-name")).hasValue("Radio");
        assertThat(answer.field("icy-url")).isEmpty();
    }

    @Test
    void may_be_that_of_a_SHOUTcast_server() {
        var answer = answer("ICY 200 OK\r\nicy-notice1:<BR>This stream requires Winamp\r\nicy-metaint:8192\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("icy-metaint")).hasValue("8192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 404\n\n", "HTTP/1.1 404 \n\n", "HTTP/1.1 404 Not Found\n\n"})
    void may_end_its_lines_with_LF_and_need_no_words(String sent) {
        assertThat(answer(sent).status()).isEqualTo(404);
    }

    @Test
    void is_the_same_however_it_is_cut_and_leaves_the_body_alone() {
        var parser = new AnswerParser();
        var sent = Bytes.latin1("HTTP/1.1 200 OK\r\na: b\r\n\r\nBODY");
        for (int i = 0; i < sent.length() - 5; i++) {
            assertThat(parser.feed(sent.slice(i, i + 1))).isEqualTo(new Reading.Unfinished());
        }
        assertThat(parser.feed(sent.from(sent.length() - 5))).isInstanceOfSatisfying(Reading.Whole.class, whole -> {
            assertThat(whole.rest()).isEqualTo(Bytes.latin1("BODY"));
            assertThat(whole.answer().field("a")).hasValue("b");
        });
    }

    @Test
    void comes_after_interim_answers() {
        var answer = answer("HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        assertThat(answer).isEqualTo(new Answer(200, "OK", List.of()));
    }

    @Test
    void carries_no_control_characters_on() {
        assertThat(answer("HTTP/1.1 200 OK\r\nicy-name: a\u0001\rb\u0085\r\n\r\n")
                        .field("icy-name"))
                .hasValue("ab");
    }

    @Test
    void passes_over_what_is_no_field() {
        assertThat(answer("HTTP/1.1 200 OK\r\nno field\r\n folded: x\r\n: y\r\na: b\r\n\r\n")
                        .fields())
                .containsExactly(new RequestHead.Field("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK2\r\n", "\r\n", "HTTP/2 200\r\n", "HTTP/1.1 20\r\n", "HTTP/1.1 2000 OK\r\n", "ICY OK\n"})
    void begins_with_a_status(String sent) {
        assertThat(read(sent)).isEqualTo(new Reading.Refused("no answer of HTTP or ICY"));
    }

    @Test
    void has_an_end() {
        assertThat(read("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(101)))
                .isEqualTo(new Reading.Refused("more than 100 fields"));
        assertThat(read("HTTP/1.1 200 OK\r\na: " + "b".repeat(16384)))
                .isEqualTo(new Reading.Refused("a head longer than 16384 bytes"));
        assertThat(read("HTTP/1.1 100 Go on\r\n\r\n".repeat(800)))
                .isEqualTo(new Reading.Refused("a head longer than 16384 bytes"));
    }

    @Test
    void tells_where_its_body_ends() {
        var sized = AnswerBody.of(answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"));
        assertThat(sized.take(Bytes.latin1("abcd"))).isEqualTo(new AnswerBody.Part(Bytes.latin1("abc"), true, null));
        var chunked = AnswerBody.of(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThat(chunked.take(Bytes.latin1("3\r\nabc\r\n")))
                .isEqualTo(new AnswerBody.Part(Bytes.latin1("abc"), false, null));
        assertThat(chunked.take(Bytes.latin1("no\r\n")).trouble()).isNotNull();
        var endless = AnswerBody.of(answer("ICY 200 OK\r\nContent-Length: much\r\n\r\n"));
        assertThat(endless.take(Bytes.latin1("abcd")))
                .isEqualTo(new AnswerBody.Part(Bytes.latin1("abcd"), false, null));
    }
}
