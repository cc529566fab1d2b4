package floe.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An address")
class AddressTest {
    static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "::1.2.3.4, ::102:304",
    })
    void is_written_in_one_way_however_it_was_read(String read, String written) {
        assertThat(address(read)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.04",
                "1.2.3.4 ",
                "0x1.2.3.4",
                "16909060",
                "localhost",
                "unknown",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "fe80::1%eth0",
                "[::1]",
                "::ffff:1.2.3.999",
                "0000:0000:0000:0000:0000:ffff:255.255.255.2550",
            })
    void is_nothing_but_a_whole_one(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void is_found_in_a_packet() {
        assertThat(Address.of(new byte[] {(byte) 192, 0, 2, (byte) 255})).isEqualTo(address("192.0.2.255"));
        assertThat(Address.of(new byte[16])).isEqualTo(address("::"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1"})
    void may_be_this_machines_own(String text) {
        assertThat(address(text).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"128.0.0.1", "::", "::2", "1::1", "::7f00:1"})
    void may_be_that_of_others(String text) {
        assertThat(address(text).isLoopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.129, 25, 192.0.2.128",
        "192.0.2.129, 0, 0.0.0.0",
        "192.0.2.129, 32, 192.0.2.129",
        "2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2::",
        "2001:db8:1:2:3:4:5:6, 33, 2001:db8::",
        "2001:db8:1:2:3:4:5:6, 127, 2001:db8:1:2:3:4:5:6",
        "2001:db8:1:2:3:4:5:6, 0, ::",
    })
    void has_a_network(String text, int prefix, String network) {
        assertThat(address(text).network(prefix)).isEqualTo(address(network));
    }
}
