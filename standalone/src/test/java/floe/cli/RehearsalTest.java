package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A rehearsal")
class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void starts_everything_from_the_sample_plays_the_loop_joins_a_cluster_and_ends() {
        assertThat(Floe.commandLine(new Environment(Map.of())).execute("rehearse", folder.toString()))
                .isZero();
        assertThat(folder.resolve("config.json")).exists();
    }
}
