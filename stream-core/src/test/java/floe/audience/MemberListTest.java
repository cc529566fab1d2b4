package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list of members")
class MemberListTest {
    private static final String SALT = "00112233445566778899aabbccddeeff";
    /// Of «hackme».
    private static final String MD5 = "23b4222d2613a2765d4d432d2d65e88e";
    /// Of «pässword», and of «?».
    private static final String UTF_8 = "8e1843033a0f6ee52e2f618aa8ebbef4";
    private static final String LATIN_1 = "0126cf1f6e0dba240af4c5537ca51d0e";
    private static final String QUESTION_MARK = "d1457b72c3fb323a2671125aef3eab5d";

    @Test
    void admits_a_user_with_its_password_only() {
        var list = list("anna:" + MD5 + "\nbert:" + "0".repeat(32) + "\n");
        assertThat(list.admits("anna", "hackme")).isTrue();
        assertThat(list.admits("anna", "Hackme")).isFalse();
        assertThat(list.admits("anna", "")).isFalse();
        assertThat(list.admits("bert", "hackme")).isFalse();
        assertThat(list.admits("Anna", "hackme")).isFalse();
        assertThat(list.admits("nobody", "hackme")).isFalse();
        assertThat(list.admits("", "")).isFalse();
    }

    @Test
    void does_not_take_the_sum_for_the_password() {
        assertThat(list("anna:" + MD5).admits("anna", MD5)).isFalse();
    }

    @Test
    void knows_a_password_in_both_charsets() {
        assertThat(list("anna:" + UTF_8).admits("anna", "pässword")).isTrue();
        assertThat(list("anna:" + LATIN_1).admits("anna", "pässword")).isTrue();
        // As Java would write what ISO 8859-1 does not have.
        assertThat(list("anna:" + QUESTION_MARK).admits("anna", "?")).isTrue();
        assertThat(list("anna:" + QUESTION_MARK).admits("anna", "€")).isFalse();
    }

    @Test
    void has_no_sum_in_it_and_no_hash_twice() {
        var text = salted("anna:" + MD5 + "\nbert:" + MD5 + "\n");
        assertThat(text).doesNotContain(MD5).contains(" anna\n", " bert\n");
        assertThat(text.lines().map(line -> line.substring(0, 32)).distinct()).hasSize(2);
        assertThat(text).isNotEqualTo(salted("ff", "anna:" + MD5 + "\nbert:" + MD5 + "\n"));
    }

    @Test
    void admits_nobody_where_it_is_damaged() {
        var list = MemberList.read(SALT, "x\n\n" + " anna\n" + "0".repeat(32) + "\n" + "0".repeat(32) + " \n");
        assertThat(list.size()).isZero();
        assertThat(list.admits("anna", "")).isFalse();
    }

    @Test
    void of_a_hundred_thousand_is_made_and_read_within_a_second() {
        var file = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            file.append("listener").append(i).append(':').append(MD5).append('\n');
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var list = list(file.toString());
        var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertThat(list.size()).isEqualTo(100_000);
        assertThat(list.admits("listener99999", "hackme")).isTrue();
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    private static MemberList list(String file) {
        return MemberList.read(SALT, salted(file));
    }

    private static String salted(String file) {
        return salted(SALT, file);
    }

    private static String salted(String salt, String file) {
        return Htpasswd.read(Bytes.wrap(file.getBytes(StandardCharsets.UTF_8))).salted(salt);
    }
}
