package floe.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A saved configuration")
class SavedTest {
    private Path file = Path.of("");

    @BeforeEach
    void somewhere(@TempDir Path folder) {
        file = folder.resolve("not/there/yet/config.json");
    }

    @Test
    void comes_back_as_it_was() throws IOException {
        Saved.write(file, Role.ALL, Configs.full(3));
        assertThat(Saved.read(file, Role.ALL)).isEqualTo(new Saved.Good(Configs.full(3)));
    }

    @Test
    void is_replaced_whole_and_leaves_nothing_beside_it() throws IOException {
        Saved.write(file, Role.ALL, Configs.full(3));
        Saved.write(file, Role.ALL, Configs.full(4));
        assertThat(Saved.read(file, Role.ALL)).isEqualTo(new Saved.Good(Configs.full(4)));
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
        try (var files = Files.list(file.resolveSibling("."))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void is_refused_wherever_it_is_cut() throws IOException {
        Saved.write(file, Role.ALL, Configs.full(3));
        var whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 11) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(Saved.read(file, Role.ALL)).isInstanceOf(Saved.Refused.class);
        }
    }

    @Test
    void is_refused_when_a_letter_of_it_was_changed() throws IOException {
        Saved.write(file, Role.ALL, Configs.full(3));
        Files.writeString(file, Files.readString(file).replace("Earth", "Eartg"));
        assertThat(Saved.read(file, Role.ALL)).isEqualTo(new Saved.Refused("its checksum does not fit: it is damaged"));
    }

    @Test
    void is_refused_wherever_a_bit_of_it_was_flipped() throws IOException {
        Saved.write(file, Role.ALL, Configs.full(3));
        var whole = Files.readAllBytes(file);
        for (int position = 0; position < 1000; position++) {
            var damaged = whole.clone();
            damaged[(int) ((long) whole.length * position / 1000)] ^= (byte) (1 << position % 8);
            Files.write(file, damaged);
            assertThat(Saved.read(file, Role.ALL)).as("position " + position).isInstanceOf(Saved.Refused.class);
        }
    }

    @Test
    void is_refused_by_another_role() throws IOException {
        Saved.write(file, Role.EDGE, Configs.full(3).withoutLogins());
        assertThat(Saved.read(file, Role.INGEST)).isEqualTo(new Saved.Refused("it was saved for the role EDGE"));
    }

    @Test
    void is_none_where_nothing_was_saved() {
        assertThat(Saved.read(file, Role.ALL)).isEqualTo(new Saved.Nothing());
    }
}
