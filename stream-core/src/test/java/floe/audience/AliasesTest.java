package floe.audience;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An alias")
class AliasesTest {
    private final Aliases aliases = new Aliases(Bytes.wrap(new byte[32]));

    @Test
    void is_the_same_for_the_same_words_only() {
        assertThat(aliases.of("192.0.2.1", "VLC")).isEqualTo(aliases.of("192.0.2.1", "VLC"));
        assertThat(aliases.of("192.0.2.1", "VLC"))
                .isNotEqualTo(aliases.of("192.0.2.1V", "LC"))
                .isNotEqualTo(aliases.of("192.0.2.2", "VLC"))
                .isNotEqualTo(aliases.of("192.0.2.1VLC"));
    }

    @Test
    void is_another_in_another_process() {
        var other = new Aliases(Bytes.wrap(new byte[] {1}));
        assertThat(aliases.of("192.0.2.1")).isNotEqualTo(other.of("192.0.2.1"));
    }
}
