package floe.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.kit.config.ConfigWords.Piece;
import floe.mount.Asset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A store of files by content")
class AssetStoreTest {
    private Path folder = Path.of("");
    private Path file = Path.of("");
    private AssetStore store = AssetStore.in(folder);

    @BeforeEach
    void a_store_and_a_file(@TempDir Path temporary) throws IOException {
        folder = temporary;
        file = Files.write(folder.resolve("loop.ogg"), new byte[ConfigWords.PIECE_BYTES + 10]);
        store = AssetStore.in(folder);
    }

    @Test
    void keeps_what_it_adopted_when_the_file_is_gone() throws IOException {
        var asset = store.adopt("/loop.ogg", file);
        Files.delete(file);
        assertThat(store.read(asset))
                .hasValueSatisfying(bytes -> assertThat(bytes.length()).isEqualTo(ConfigWords.PIECE_BYTES + 10));
    }

    @Test
    void cuts_it_into_pieces() throws IOException {
        var sha = store.adopt("/loop.ogg", file).sha256();
        assertThat(store.piece(new Piece(sha, 0)).orElseThrow().length()).isEqualTo(ConfigWords.PIECE_BYTES);
        assertThat(store.piece(new Piece(sha, ConfigWords.PIECE_BYTES))
                        .orElseThrow()
                        .length())
                .isEqualTo(10);
        for (long offset : new long[] {ConfigWords.PIECE_BYTES + 10, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertThat(store.piece(new Piece(sha, offset))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../loop.ogg", "/etc/passwd", ".", "AB", "a/../../loop.ogg"})
    void gives_nothing_that_is_not_asked_for_by_its_hash(String name) throws IOException {
        store.adopt("/loop.ogg", file);
        assertThat(store.piece(new Piece(name, 0))).isEmpty();
    }

    @Test
    void throws_a_damaged_copy_away() throws IOException {
        var asset = store.adopt("/loop.ogg", file);
        var copy = folder.resolve("assets").resolve(asset.sha256());
        var bytes = Files.readAllBytes(copy);
        bytes[5] = 1;
        Files.write(copy, bytes);
        assertThat(store.read(asset)).isEmpty();
        assertThat(copy).doesNotExist();
    }

    @Test
    void takes_nothing_larger_than_64_MiB() throws IOException {
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(ConfigWords.LARGEST_ASSET + 1);
        }
        assertThatThrownBy(() -> store.adopt("/loop.ogg", file)).hasMessage("larger than 64 MiB");
        try (var left = Files.list(folder.resolve("assets"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void throws_away_what_nobody_names_and_is_old() throws IOException {
        var kept = store.adopt("/loop.ogg", file);
        var old = store.adopt("/b.ogg", Files.writeString(folder.resolve("b.ogg"), "b"));
        store.keepOnly(Set.of(kept.sha256()), Instant.EPOCH);
        assertThat(store.read(old)).isPresent();
        store.keepOnly(Set.of(kept.sha256()), Instant.now().plusSeconds(10));
        assertThat(store.read(old)).isEmpty();
        assertThat(store.read(kept)).isPresent();
    }

    @Test
    void has_nothing_before_something_came() throws IOException {
        assertThat(store.read(new Asset("/x", "0".repeat(64), 3))).isEmpty();
        store.keepOnly(Set.of(), Instant.now());
    }
}
