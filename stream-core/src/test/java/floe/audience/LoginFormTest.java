package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.http.RequestHead;
import floe.mount.ListenerLogin.Asked;
import floe.mount.ListenerLogin.Yes;
import floe.mount.ServerWords;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a server is told of a listener")
class LoginFormTest {
    private static final ServerWords SERVER = new ServerWords("radio.example", 8000, "", "", "Floe");

    @Test
    void is_what_Icecast_says() {
        var form = form(
                new RequestHead.Field("authorization", "Basic YW5uYTpoYWNrIG1l"),
                new RequestHead.Field("user-agent", "VLC/3.0"));
        assertThat(form.arrival(asked(List.of(), "")))
                .isEqualTo("action=listener_add&server=radio%2eexample&port=8000&client=7"
                        + "&mount=%2flive%2eogg%3fkey%3dA1&user=anna&pass=hack%20me&ip=192%2e0%2e2%2e1"
                        + "&agent=VLC%2f3%2e0");
        assertThat(form.leaving(Duration.ofMillis(61_999)))
                .isEqualTo("action=listener_remove&server=radio%2eexample&port=8000&client=7"
                        + "&mount=%2flive%2eogg%3fkey%3dA1&user=anna&pass=hack%20me&duration=61"
                        + "&ip=192%2e0%2e2%2e1&agent=VLC%2f3%2e0");
    }

    @Test
    void is_that_it_says_nothing_where_it_does() {
        assertThat(form().arrival(asked(List.of(), "")))
                .endsWith("&mount=%2flive%2eogg%3fkey%3dA1&user=&pass=&ip=192%2e0%2e2%2e1&agent=-");
    }

    @Test
    void may_be_more_of_its_request() {
        var form = form(new RequestHead.Field("referer", "http://a/"), new RequestHead.Field("x-key", "1"));
        assertThat(form.arrival(asked(List.of("x-key", "cookie", "referer"), "ClientHeader-")))
                .endsWith("&agent=-&ClientHeader-x-key=1&ClientHeader-referer=http%3a%2f%2fa%2f");
    }

    private static LoginForm form(RequestHead.Field... fields) {
        var head = new RequestHead(
                "GET", "/live.ogg?key=A1", "/live.ogg", "key=A1", "HTTP/1.1", List.of(fields), Bytes.EMPTY);
        return new LoginForm(SERVER, 7, head, "192.0.2.1");
    }

    private static Asked asked(List<String> passedOn, String prefix) {
        return new Asked(null, null, null, Yes.USUAL, "x", passedOn, prefix, Duration.ofSeconds(15), false, true);
    }
}
