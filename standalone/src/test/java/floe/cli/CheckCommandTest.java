package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("floe check")
class CheckCommandTest {
    private static final String PORT = "<listen-socket><port>0</port></listen-socket>";
    private static final String PASSWORD = "<authentication><source-password>mine</source-password></authentication>";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bind-address>127.0.0.1</bind-address>" + PASSWORD + "|0",
                "<bind-address>127.0.0.1</bind-address>|1",
                "<limits><clients>many</clients></limits>|2",
                "<|2"
            })
    void tells_by_its_exit_code_how_bad_it_is(String children, int code) throws Exception {
        assertThat(check("<icecast>" + children + "</icecast>")).isEqualTo(code);
    }

    @Test
    void finds_nothing_wrong_with_what_a_first_start_makes() throws Exception {
        Sample.in(folder);
        assertThat(run("check", folder.resolve(Sample.ICECAST_XML).toString()))
                .as("%s", out)
                .isZero();
        assertThat(out.toString())
                .contains("  /live.ogg → /loop.ogg", "  /loop.ogg  vorbis 44100 Hz, 2 ch", "for localhost");
    }

    @Test
    void speaks_JSON_when_it_is_asked_to() throws Exception {
        var file = Files.writeString(folder.resolve("icecast.xml"), "<icecast>" + PORT + PASSWORD + "</icecast>");
        run("check", "--json", file.toString());
        assertThat(out.toString()).startsWith("{\"file\":\"").endsWith("}\n").contains("\"good\":true");
    }

    @Test
    void needs_a_file() {
        assertThat(run("check")).isEqualTo(2);
    }

    private int check(String text) throws IOException {
        return run(
                "check", Files.writeString(folder.resolve("icecast.xml"), text).toString());
    }

    private int run(String... arguments) {
        return Floe.commandLine(new Environment(Map.of()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
