package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The judge of all captures")
class OggOracleTest {
    private final OggOracle oracle = new OggOracle();
    private final List<OggPage> pages = new ArrayList<>(OggReader.pagesOf(Media.fallback()));

    @Test
    void finds_nothing_wrong_with_a_file() {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void forgives_a_newcomer_the_jump_behind_the_headers() {
        pages.subList(2, 6).clear();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void finds_a_missing_page() {
        pages.remove(8);
        assertThat(complaints()).singleElement().asString().contains("does not follow");
    }

    @Test
    void finds_a_page_that_comes_twice() {
        pages.add(8, pages.get(8));
        assertThat(complaints()).singleElement().asString().contains("does not follow");
    }

    @Test
    void finds_a_changed_byte() {
        var bytes = pages.get(8).bytes().clone();
        bytes[bytes.length - 1] ^= 1;
        pages.set(8, new OggPage(bytes));
        assertThat(complaints()).singleElement().asString().contains("wrong CRC");
    }

    @Test
    void finds_a_link_without_an_end_and_a_serial_that_comes_back() {
        pages.removeLast();
        pages.addAll(OggReader.pagesOf(Media.fallback()));
        assertThat(complaints())
                .hasSize(2)
                .anyMatch(complaint -> complaint.contains("has no end"))
                .anyMatch(complaint -> complaint.contains("a serial that was there before"));
    }

    @Test
    void finds_headers_that_never_came() {
        pages.removeFirst();
        assertThat(complaints().getFirst()).contains("did not begin");
    }

    private List<String> complaints() {
        pages.forEach(oracle::hear);
        return oracle.complaints();
    }
}
