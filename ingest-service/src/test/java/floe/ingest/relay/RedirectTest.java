package floe.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.Upstream;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An upstream that sends on")
class RedirectTest {
    private static final Upstream PLAIN = upstream(false, 8000);

    private static Upstream upstream(boolean tls, int port) {
        return new Upstream("up.example", port, tls, "/a/b.ogg?x", "u", "p", null, null, Duration.ofSeconds(10), true);
    }

    private static Upstream to(Upstream from, String location) {
        return switch (Redirect.from(from, location)) {
            case Redirect.To(var upstream) -> upstream;
            case Redirect.Refused(var why) -> throw new AssertionError(why);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "http://other.example/x, http://other.example:80/x",
        "https://other.example/x, https://other.example:443/x",
        "//other.example:81/x, http://other.example:81/x",
        "http://other.example, http://other.example:80/",
        "/c.ogg, http://up.example:8000/c.ogg",
        "c.ogg, http://up.example:8000/a/c.ogg",
        "http://[2001:db8::1]:8000/x, http://[2001:db8::1]:8000/x",
        "/my show, http://up.example:8000/my%20show",
    })
    void may_say_so_in_these_ways(String location, String target) {
        assertThat(to(PLAIN, location)).hasToString(target);
    }

    @Test
    void takes_the_query_along() {
        assertThat(to(PLAIN, "/c.ogg?token=1").path()).isEqualTo("/c.ogg?token=1");
    }

    @Test
    void keeps_the_credentials_that_are_its_own() {
        assertThat(to(PLAIN, "/c.ogg").password()).isEqualTo("p");
        assertThat(to(PLAIN, "http://UP.example:8000/c.ogg").password()).isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example:8000/",
                "http://up.example:8001/",
                "http://up.example.evil.example:8000/",
                "http://u:p@evil.example:8000/",
                "https://up.example:8000/",
            })
    void takes_no_credentials_elsewhere(String location) {
        var next = to(PLAIN, location);
        assertThat(next.user()).isNull();
        assertThat(next.password()).isNull();
    }

    @Test
    void does_not_get_them_back_by_a_detour() {
        assertThat(to(to(PLAIN, "http://evil.example/"), "http://up.example:8000/")
                        .password())
                .isNull();
    }

    @Test
    void cannot_take_TLS_away() {
        assertThat(Redirect.from(upstream(true, 443), "http://up.example/"))
                .isEqualTo(new Redirect.Refused("sends on to a server without TLS"));
        assertThat(to(upstream(true, 443), "/c").password()).isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://up.example/",
                "javascript:1",
                "file:///etc/passwd",
                "http:///x",
                "http://[1/",
                "http://a b/"
            })
    void goes_nowhere_else(String location) {
        assertThat(Redirect.from(PLAIN, location)).isInstanceOf(Redirect.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 127.0.0.1, true",
        "198.51.100.1, 169.254.169.254, true",
        "2001:db8::1, ::1, true",
        "2001:db8::1, fe80::1, true",
        "198.51.100.1, 0.0.0.0, true",
        "198.51.100.1, 198.51.100.2, false",
        "127.0.0.1, 127.0.0.1, false",
        "10.0.0.1, 10.0.0.2, false",
    })
    void does_not_lead_to_this_machine_itself(String first, String last, boolean inside) {
        assertThat(Redirect.leadsInside(first, last)).isEqualTo(inside);
    }
}
