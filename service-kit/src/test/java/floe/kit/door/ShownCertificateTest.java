package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A certificate for radio.example and *.edge.example")
class ShownCertificateTest {
    private final ShownCertificate shown =
            new ShownCertificate(List.of("radio.example", "*.Edge.example"), Instant.MIN, Instant.MAX, List.of());

    @ParameterizedTest
    @CsvSource({
        "radio.example,true",
        "RADIO.example,true",
        "a.edge.example,true",
        "edge.example,false",
        "a.b.edge.example,false",
        "www.radio.example,false",
        "localhost,false"
    })
    void is_for_these_and_no_others(String host, boolean good) {
        assertThat(shown.isFor(host)).isEqualTo(good);
    }
}
