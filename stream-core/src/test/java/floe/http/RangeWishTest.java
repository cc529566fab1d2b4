package floe.http;

import static org.assertj.core.api.Assertions.assertThat;

import floe.http.RangeWish.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A range of a file of thirteen bytes")
class RangeWishTest {
    private static final long SIZE = 13;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 12",
        "bytes=3-, 3, 12",
        "bytes=2-5, 2, 5",
        "bytes=12-12, 12, 12",
        "bytes=5-99, 5, 12",
        "bytes=5-99999999999999999999, 5, 12",
        "bytes=-4, 9, 12",
        "bytes=-99, 0, 12",
        "Bytes= 1-2 , 1, 2"
    })
    void is_what_it_says_as_far_as_there_is_a_file(String field, long from, long to) {
        assertThat(RangeWish.of(field, SIZE)).isEqualTo(parts(new Part(from, to)));
    }

    @Test
    void may_be_several_in_any_order() {
        assertThat(RangeWish.of("bytes=5-6, 0-1,-2", SIZE))
                .isEqualTo(parts(new Part(5, 6), new Part(0, 1), new Part(11, 12)));
    }

    @Test
    void leaves_out_those_beyond_its_end() {
        assertThat(RangeWish.of("bytes=0-1,50-60", SIZE)).isEqualTo(parts(new Part(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=13-", "bytes=99-100", "bytes=-0", "bytes=99999999999999999999-", "bytes=20-30,40-"})
    void cannot_be_had_beyond_its_end(String field) {
        assertThat(RangeWish.of(field, SIZE)).isEqualTo(new RangeWish.Beyond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lines=0-1",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-2",
                "bytes=1-2,x",
                "bytes=0x1-2",
                "bytes=+1-2",
                "bytes=1--2",
                "bytes=0-1;2-3",
                "bytes=0-12,0-12"
            })
    void is_all_of_it_when_it_makes_no_sense(String field) {
        assertThat(RangeWish.of(field, SIZE)).isEqualTo(new RangeWish.Whole());
    }

    @Test
    void is_all_of_it_when_somebody_asks_for_a_thousand_pieces() {
        var field = IntStream.range(0, 1000).mapToObj(i -> "0-0").collect(Collectors.joining(",", "bytes=", ""));
        assertThat(RangeWish.of(field, 1_000_000)).isEqualTo(new RangeWish.Whole());
    }

    @Test
    void of_an_empty_file_is_never_there() {
        assertThat(RangeWish.of("bytes=0-", 0)).isEqualTo(new RangeWish.Beyond());
        assertThat(RangeWish.of("bytes=-1", 0)).isEqualTo(new RangeWish.Beyond());
    }

    private static RangeWish parts(Part... parts) {
        return new RangeWish.Parts(List.of(parts));
    }
}
