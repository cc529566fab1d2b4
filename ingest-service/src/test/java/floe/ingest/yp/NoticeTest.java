package floe.ingest.yp;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.StreamWords;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The bodies are those that Icecast 2.4 was recorded with.
@DisplayName("A directory is told")
class NoticeTest {
    private static final Notice NOTICE = new Notice(
            new StreamWords("My Name", "D é", "http://x.org/", "g&h", "64"),
            "pw",
            "http://localhost:8000/live.ogg",
            "application/ogg",
            "Vorbis",
            "bitrate=64",
            "A1 - T1",
            0,
            40);

    @Test
    void to_add_a_mount() {
        assertThat(NOTICE.form(new Question.Add()))
                .isEqualTo("action=add&sn=My%20Name&genre=g%26h&cpswd=pw&desc=D%20%c3%a9&url=http%3a%2f%2fx%2eorg%2f"
                        + "&listenurl=http%3a%2f%2flocalhost%3a8000%2flive%2eogg&type=application%2fogg&stype=Vorbis"
                        + "&b=64&bitrate%3d64\r\n");
    }

    @Test
    void what_is_new() {
        assertThat(NOTICE.form(new Question.Touch("ab-12")))
                .isEqualTo("action=touch&sid=ab-12&st=A1%20%2d%20T1&listeners=0&max_listeners=40&stype=Vorbis\r\n");
    }

    @Test
    void to_remove_a_mount() {
        assertThat(NOTICE.form(new Question.Remove("ab-12"))).isEqualTo("action=remove&sid=ab-12");
    }

    @Test
    void nothing_that_an_identity_could_add() {
        assertThat(Notice.removal("1&action=add")).isEqualTo("action=remove&sid=1%26action%3dadd");
    }
}
