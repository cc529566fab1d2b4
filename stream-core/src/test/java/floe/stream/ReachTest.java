package floe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A reach")
class ReachTest {
    @ParameterizedTest
    @CsvSource({
        // wanted bytes and time, a stretch's bytes and time
        "0, 0, 0, 0, true",
        "100, 0, 99, 9, false",
        "100, 0, 100, 0, true",
        "100, 50, 200, 49, false",
        "100, 50, 99, 60, false",
        "100, 50, 100, 50, true",
        "100, 50, 100, 0, true"
    })
    void is_met_by_bytes_and_time_where_time_is_told(long bytes, long nanos, long ofBytes, long ofNanos, boolean met) {
        assertThat(new Reach(bytes, nanos).isMetBy(ofBytes, ofNanos)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        // kept bytes and time, the oldest piece's time, bytes and time of all
        "100, 0, 5, 100, 50, false",
        "100, 0, 5, 101, 50, true",
        "100, 50, 5, 101, 54, false",
        "100, 50, 5, 101, 55, true",
        "100, 50, 0, 101, 0, true",
        "100, 50, 5, 67108865, 20, true"
    })
    void can_spare_what_neither_bytes_nor_time_need(
            long bytes, long nanos, long oldest, long ofBytes, long ofNanos, boolean spare) {
        assertThat(new Reach(bytes, nanos).canSpare(oldest, ofBytes, ofNanos)).isEqualTo(spare);
    }

    @Test
    void is_never_less_than_nothing() {
        assertThat(new Reach(100, 50).without(30, 60)).isEqualTo(new Reach(70, 0));
        assertThat(new Reach(100, 50).without(300, 20)).isEqualTo(new Reach(0, 30));
    }
}
