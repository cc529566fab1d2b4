package floe.peer;

import static floe.peer.AddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A set of addresses")
class AddressSetTest {
    private static AddressSet set(String... entries) {
        return AddressSet.of(Stream.of(entries).map(AddressRange::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, 192.0.2.1",
        "10.1.2.3/8, 10.0.0.0, 10.255.255.255",
        "192.0.2.77/31, 192.0.2.76, 192.0.2.77",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "10.0.*.*, 10.0.0.0, 10.0.255.255",
        "10.0.*, 10.0.0.0, 10.0.255.255",
        "192.0.2.*, 192.0.2.0, 192.0.2.255",
        "*, 0.0.0.0, 255.255.255.255",
        "192.0.2.5-192.0.2.9, 192.0.2.5, 192.0.2.9",
        "192.0.2.5 - 192.0.2.9, 192.0.2.5, 192.0.2.9",
        "2001:db8::/33, 2001:db8::, 2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::1/128, ::1, ::1",
    })
    void holds_all_from_the_first_to_the_last_of_an_entry(String entry, String first, String last) {
        assertThat(AddressRange.parse(entry)).isEqualTo(new AddressRange(address(first), address(last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "::/129",
                "10.*.0.1",
                "1*.0.0.0",
                "10.0.0.0.*",
                "2001:db8:*",
                "10.0.0.9-10.0.0.1",
                "10.0.0.1-::1",
                "radio.example",
                "10.0.0.1 10.0.0.2"
            })
    void has_no_such_entry(String entry) {
        assertThatThrownBy(() -> AddressRange.parse(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void takes_every_address_of_one_kind_for_no_address_of_the_other() {
        assertThat(set("::/0").contains(address("192.0.2.1"))).isFalse();
        assertThat(set("*").contains(address("::1"))).isFalse();
        assertThat(set("192.0.2.0/24").contains(address("::ffff:192.0.2.1"))).isTrue();
    }

    @Test
    void joins_what_overlaps_or_follows() {
        assertThat(set("192.0.2.0/25", "192.0.2.128/25", "192.0.2.7", "198.51.100.1")
                        .ranges())
                .hasToString("[192.0.2.0-192.0.2.255, 198.51.100.1]");
        assertThat(set("255.255.255.255", "::").ranges()).hasSize(2);
    }

    @Test
    void is_the_same_whatever_it_was_made_of() {
        assertThat(set("192.0.2.0/25", "192.0.2.128/25")).isEqualTo(set("192.0.2.*"));
        assertThat(set("192.0.2.0/24")).isNotEqualTo(set("192.0.2.0/23"));
    }

    @Test
    void can_be_read_from_what_it_says() {
        var all = set("192.0.2.0/25", "2001:db8::/32", "203.0.113.9");
        var again = all.ranges().stream().map(AddressRange::toString).toArray(String[]::new);
        assertThat(set(again)).isEqualTo(all);
    }

    @Test
    void of_a_hundred_thousand_networks_knows_each_and_no_other() {
        var random = new Random(7);
        var entries = new ArrayList<AddressRange>();
        for (int i = 0; i < 100_000; i++) {
            entries.add(AddressRange.parse("10." + (i >> 16) + "." + (i >> 8 & 0xFF) + "." + (i & 0xFE) + "/32"));
        }
        var set = AddressSet.of(entries);
        for (int i = 0; i < 100_000; i++) {
            int number = random.nextInt(1 << 24);
            var address = address("10." + (number >> 16) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF));
            assertThat(set.contains(address)).isEqualTo(number < 100_000 && number % 2 == 0);
        }
    }

    @Test
    void is_empty_when_there_is_nothing_in_it() {
        assertThat(AddressSet.NONE.isEmpty()).isTrue();
        assertThat(AddressSet.NONE.contains(address("127.0.0.1"))).isFalse();
    }

    @Test
    void is_read_from_a_file_but_for_the_lines_that_are_wrong() {
        var list =
                AddressList.read("\uFEFF# banned\r\n192.0.2.1\r\n\r\n  10.0.*.* # all of them\nnobody\n2001:db8::/32");
        assertThat(list.addresses()).isEqualTo(set("192.0.2.1", "10.0.*.*", "2001:db8::/32"));
        assertThat(list.mistakes()).extracting(AddressList.Mistake::line).isEqualTo(List.of(5));
        assertThat(list.mistakes().getFirst().why()).startsWith("'nobody' is no address; wanted: ");
    }
}
