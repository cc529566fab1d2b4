package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Basic credentials")
class BasicCredentialsTest {
    private static Optional<BasicCredentials> of(String userAndPassword, Charset charset) {
        var base64 = Base64.getEncoder().encodeToString(userAndPassword.getBytes(charset));
        return BasicCredentials.of(Optional.of("Basic " + base64));
    }

    private static Optional<BasicCredentials> of(String userAndPassword) {
        return of(userAndPassword, StandardCharsets.UTF_8);
    }

    @Test
    void are_a_user_and_a_password_that_may_have_colons() {
        assertThat(of("source:a:b:")).contains(new BasicCredentials("source", "a:b:"));
        assertThat(of(":")).contains(new BasicCredentials("", ""));
    }

    @Test
    void are_read_as_utf_8_or_else_as_latin_1() {
        assertThat(of("source:pässwörd")).contains(new BasicCredentials("source", "pässwörd"));
        assertThat(of("source:pässwörd", StandardCharsets.ISO_8859_1))
                .contains(new BasicCredentials("source", "pässwörd"));
    }

    @Test
    void of_whatever_case_the_scheme_is_written_in() {
        assertThat(BasicCredentials.of(Optional.of("basic YTpi"))).contains(new BasicCredentials("a", "b"));
    }

    ///
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic   ",
                "Basic !!!",
                "Basic YTpi_w==",
                "Basic YQ",
                "Bearer YTpi",
                "BasicYTpi"
            })
    void are_absent_from_anything_else(String value) {
        assertThat(BasicCredentials.of(Optional.of(value))).isEmpty();
    }

    @Test
    void have_no_control_characters() {
        assertThat(of("source:a\0b")).isEmpty();
        assertThat(of("source:a\nb")).isEmpty();
    }

    @Test
    void keep_the_password_out_of_messages() {
        assertThat(new BasicCredentials("source", "secret")).asString().doesNotContain("secret");
    }
}
