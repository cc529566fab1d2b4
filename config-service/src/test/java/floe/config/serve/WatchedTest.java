package floe.config.serve;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.registry.FileStamp;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Watched files")
class WatchedTest {
    private final Watched watched = new Watched(size(1));

    @Test
    void are_not_due_while_they_stay_the_same() {
        assertThat(watched.isDue(size(1))).isFalse();
        assertThat(watched.isDue(size(1))).isFalse();
    }

    @Test
    void are_due_once_after_they_have_come_to_rest() {
        assertThat(watched.isDue(size(2))).isFalse();
        assertThat(watched.isDue(size(3))).isFalse();
        assertThat(watched.isDue(size(3))).isTrue();
        assertThat(watched.isDue(size(3))).isFalse();
    }

    @Test
    void are_due_when_one_is_gone() {
        assertThat(watched.isDue(Map.of())).isFalse();
        assertThat(watched.isDue(Map.of())).isTrue();
    }

    @Test
    void are_not_due_when_they_are_again_what_was_read() {
        assertThat(watched.isDue(size(2))).isFalse();
        assertThat(watched.isDue(size(1))).isFalse();
        assertThat(watched.isDue(size(1))).isFalse();
    }

    private static Map<String, FileStamp> size(long size) {
        return Map.of("icecast.xml", new FileStamp(Map.of("size", size)));
    }
}
