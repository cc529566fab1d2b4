package floe.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A dump's file")
class ShelfTest {
    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private Path file = Path.of("set before each");

    @BeforeEach
    void name() {
        file = folder.resolve("2026/03/live.ogg");
    }

    private void write(Disk.Sheet sheet, String text) throws IOException {
        try (sheet) {
            sheet.append(Bytes.latin1(text));
        }
    }

    @Test
    void gets_the_folders_that_it_needs() throws IOException {
        write(shelf.open(file, false, 0), "a");
        assertThat(file).hasContent("a");
    }

    @Test
    void is_continued() throws IOException {
        write(shelf.open(file, false, 0), "a");
        var sheet = shelf.open(file, false, 0);
        assertThat(sheet.bytesBefore()).isEqualTo(1);
        write(sheet, "b");
        assertThat(file).hasContent("ab");
    }

    @Test
    void is_another_one_when_it_has_to_be_fresh() throws IOException {
        write(shelf.open(file, false, 0), "a");
        write(shelf.open(file, true, 0), "b");
        write(shelf.open(file, true, 0), "c");
        assertThat(file).hasContent("a");
        assertThat(file.resolveSibling("live-1.ogg")).hasContent("b");
        assertThat(file.resolveSibling("live-2.ogg")).hasContent("c");
    }

    @Test
    void is_another_one_while_another_dump_writes_it() throws IOException {
        try (var first = shelf.open(file, false, 0);
                var second = shelf.open(folder.resolve("2026/x/../03/live.ogg"), false, 0)) {
            assertThat(second.path()).isNotEqualTo(first.path());
        }
    }

    @Test
    void is_another_one_when_it_is_full() throws IOException {
        write(shelf.open(file, false, 3), "abc");
        write(shelf.open(file, false, 3), "d");
        assertThat(file).hasContent("abc");
        assertThat(file.resolveSibling("live-1.ogg")).hasContent("d");
    }

    @Test
    void that_got_nothing_is_not_left_behind() throws IOException {
        shelf.open(file, false, 0).close();
        assertThat(file).doesNotExist();
    }

    @Test
    void that_cannot_be_made_is_an_error() throws IOException {
        Files.writeString(folder.resolve("2026"), "in the way");
        assertThatThrownBy(() -> shelf.open(file, false, 0)).isInstanceOf(IOException.class);
    }
}
