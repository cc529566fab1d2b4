package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import floe.audience.Htpasswd.Mistake;
import floe.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A file of users")
class HtpasswdTest {
    /// Of «hackme».
    private static final String MD5 = "23b4222d2613a2765d4d432d2d65e88e";

    @Test
    void has_one_in_each_line() {
        var file = read("anna:" + MD5 + "\nbert:" + "AB".repeat(16) + "\n");
        assertThat(file.md5s()).isEqualTo(Map.of("anna", MD5, "bert", "ab".repeat(16)));
        assertThat(file.mistakes()).isEmpty();
    }

    @Test
    void may_have_comments_empty_lines_and_the_line_ends_of_Windows() {
        assertThat(read("\uFEFF# who\r\n\r\n  \r\nanna:" + MD5 + "\r\n#bert:" + MD5)
                        .md5s())
                .containsOnlyKeys("anna");
    }

    @Test
    void may_have_users_of_all_countries_in_two_charsets() {
        assertThat(read("äöü:" + MD5).md5s()).containsOnlyKeys("äöü");
        assertThat(Htpasswd.read(Bytes.latin1("äöü:" + MD5)).md5s()).containsOnlyKeys("äöü");
    }

    @Test
    void names_the_lines_that_let_nobody_in_and_loses_no_other() {
        var file = read("anna:" + MD5 + "\nsecret\n:" + MD5 + "\nbert:secret\nanna:" + "0".repeat(32) + "\nc\tc:" + MD5
                + "\ndora:" + MD5);
        assertThat(file.md5s()).isEqualTo(Map.of("anna", MD5, "dora", MD5));
        assertThat(file.mistakes()).extracting(Mistake::line).containsExactly(2, 3, 4, 5, 6);
        assertThat(file.mistakes()).extracting(Mistake::why).noneMatch(why -> why.contains("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/, by $1$ are not understood",
        "$6$saltsalt$4Jvb, by $6$ are not understood",
        "$apr1$x$4Jvb, by $apr1$ are not understood",
        "{SHA}2jmj7l5rSw0yVb/vlWAYkK/YBwk=, is no MD5 sum",
        "23b4222d2613a2765d4d432d2d65e88, is no MD5 sum"
    })
    void says_why_a_password_is_not_understood(String hash, String why) {
        assertThat(read("anna:" + hash).mistakes())
                .singleElement()
                .matches(it -> it.why().startsWith("'anna' cannot log in: ")
                        && it.why().contains(why)
                        && !it.why().contains(hash));
    }

    @Test
    void ends_a_user_at_the_last_colon_who_then_cannot_log_in() {
        var file = read("an:na:" + MD5);
        assertThat(file.md5s()).isEmpty();
        assertThat(file.mistakes())
                .containsExactly(
                        new Mistake(1, "'an:na' cannot log in: for players a user's name ends at the first ':'"));
    }

    private static Htpasswd read(String text) {
        return Htpasswd.read(Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
