package floe.peer;

import static floe.peer.AddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who asks, where proxies are in between")
class ProxiesTest {
    private static final Peer PROXY = new Peer(address("10.0.0.1"), 40000);

    private static Proxies trusting(String field) {
        return new Proxies(AddressSet.of(List.of(AddressRange.parse("10.0.0.0/8"))), field);
    }

    private static Function<String, List<String>> asked(String... fields) {
        return name -> Stream.of(fields)
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .map(it -> it.substring(name.length() + 2))
                .toList();
    }

    private static String behind(String field, String... fields) {
        return trusting(field).behind(PROXY, asked(fields)).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9, 10.2.3.4 | 203.0.113.9",
                "10.9.9.9, 10.2.3.4 | 10.9.9.9",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8::7 | 2001:db8::7",
                "[2001:db8::7] | 2001:db8::7",
                "[2001:db8::7]:4711 | 2001:db8::7",
                "unknown | 10.0.0.1",
                "1.1.1.1, unknown | 10.0.0.1",
                "1.1.1.1, | 10.0.0.1",
                "1.1.1.1, unknown, 10.2.3.4 | 10.2.3.4",
                "203.0.113.9:99999 | 10.0.0.1",
                "[203.0.113.9 | 10.0.0.1",
                "\"evil, 203.0.113.9 | 203.0.113.9",
            })
    void is_the_first_from_the_right_whom_nobody_trusts(String said, String who) {
        assertThat(behind("x-forwarded-for", "X-Forwarded-For: " + said)).isEqualTo(who);
    }

    @Test
    void is_found_by_all_fields_of_the_name_as_one_list() {
        assertThat(behind("x-forwarded-for", "X-Forwarded-For: 1.1.1.1", "X-Forwarded-For: 203.0.113.9, 10.2.3.4"))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "For=\"[2001:db8:cafe::17]:4711\";proto=https | 2001:db8:cafe::17",
                "for=1.1.1.1, by=10.0.0.1; for=203.0.113.9 | 203.0.113.9",
                "for=203.0.113.9, for=10.2.3.4;by=10.0.0.1 | 203.0.113.9",
                "for=unknown | 10.0.0.1",
                "for=_hidden, for=\"_SEVKISEK\" | 10.0.0.1",
                "proto=https | 10.0.0.1",
                "for=\"evil, for=203.0.113.9 | 203.0.113.9",
            })
    void is_found_by_the_field_of_RFC_7239_where_that_is_theirs(String said, String who) {
        assertThat(behind("forwarded", "Forwarded: " + said)).isEqualTo(who);
    }

    @Test
    void is_found_by_a_field_with_one_address() {
        assertThat(behind("x-real-ip", "X-Real-IP: 203.0.113.9", "X-Forwarded-For: 1.1.1.1"))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded: for=1.1.1.1", "X-Real-IP: 1.1.1.1", "X-Forwarded: 1.1.1.1"})
    void is_not_found_by_a_field_that_is_not_theirs(String field) {
        assertThat(behind("x-forwarded-for", field)).isEqualTo("10.0.0.1");
    }

    /// H-060 of the catalogue of bad input.
    @Test
    void is_the_caller_when_that_is_no_proxy_whatever_it_says() {
        var caller = new Peer(address("192.0.2.66"), 40000);
        var head = asked("X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "X-Real-IP: 127.0.0.1");
        assertThat(trusting("x-forwarded-for").behind(caller, head)).isEqualTo(caller);
        assertThat(Proxies.NONE.behind(PROXY, head)).isEqualTo(PROXY);
        assertThat(trusting("x-forwarded-for").behind(Peer.UNKNOWN, head)).isEqualTo(Peer.UNKNOWN);
    }

    @Test
    void is_found_behind_a_thousand_that_a_visitor_made_up() {
        var made = "1.1.1.1,".repeat(400);
        assertThat(behind("x-forwarded-for", "X-Forwarded-For: " + made + made + "203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(behind("x-forwarded-for", "X-Forwarded-For: " + "10.1.1.1,".repeat(900) + "10.1.1.2"))
                .isEqualTo("10.1.1.1");
    }

    @Test
    void comes_by_TLS_when_a_trusted_one_says_so() {
        var caller = new Peer(address("192.0.2.66"), 40000);
        var head = asked("X-Forwarded-Proto: https");
        assertThat(trusting("x-forwarded-for").sayTls(PROXY, head)).isTrue();
        assertThat(trusting("x-forwarded-for").sayTls(caller, head)).isFalse();
        assertThat(trusting("x-forwarded-for").sayTls(PROXY, asked("X-Forwarded-Proto: http")))
                .isFalse();
        assertThat(trusting("forwarded").sayTls(PROXY, asked("Forwarded: for=1.1.1.1;proto=https")))
                .isTrue();
        assertThat(trusting("forwarded").sayTls(PROXY, head)).isFalse();
    }
}
