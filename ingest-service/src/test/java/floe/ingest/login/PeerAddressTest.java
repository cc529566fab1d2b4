package floe.ingest.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An address")
class PeerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1,true",
        "192.0.2.1,192.0.2.2,false",
        "127.0.0.1,::1,true",
        "0:0:0:0:0:0:0:1,::1,true",
        "::ffff:192.0.2.1,192.0.2.1,true",
        "2001:db8::1,2001:db8:0:0:0:0:0:1,true",
        "2001:db8::1,2001:db8::2,false",
        "'','',false",
        "'',127.0.0.1,false",
        "fe80::1%eth0,fe80::1%eth0,true",
        "fe80::1%eth0,127.0.0.1,false",
        "nonsense,127.0.0.1,false"
    })
    void is_another_ones_machine_or_not(String one, String other, boolean same) {
        assertThat(PeerAddress.isSame(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1,true",
        "192.0.2.1,192.0.2.2,false",
        "2001:db8::1,2001:db8::2,true",
        "2001:db8:0:1::1,2001:db8:0:2::1,false"
    })
    void is_one_household_with_another_or_not(String one, String other, boolean same) {
        assertThat(PeerAddress.household(one).equals(PeerAddress.household(other)))
                .isEqualTo(same);
    }
}
