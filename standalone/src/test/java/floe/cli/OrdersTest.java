package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.ListenSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An operator on the machine of a running Floe")
class OrdersTest {
    @TempDir
    Path state;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path xml;

    @BeforeEach
    void a_sample() throws IOException {
        Sample.in(state);
        xml = state.resolve(Sample.ICECAST_XML);
    }

    @Test
    void reads_who_runs_what() {
        whileItRuns(_ -> {
            assertThat(order("status")).isZero();
            assertThat(out.toString().lines().map(line -> line.replaceFirst(" .*", "")))
                    .containsExactly("NODE", "here");
            assertThat(out.toString()).contains("run", Version.ofThisBuild());
        });
    }

    @Test
    void has_the_file_read_and_is_told_what_changed() {
        whileItRuns(_ -> {
            replace("<clients>", "<clients>1");
            assertThat(order("reload")).isZero();
            assertThat(out.toString()).contains("here: version ", " is in force: limits changed: clients");
            assertThat(out.toString()).endsWith("on all nodes: 1\n");
        });
    }

    @Test
    void is_told_where_a_file_is_wrong() {
        whileItRuns(_ -> {
            replace("<clients>", "<clients>many");
            assertThat(order("reload")).isEqualTo(1);
            assertThat(out.toString())
                    .containsPattern("refused, version \\d+ .* stays in force: " + xml + ":\\d+:\\d+ <clients>");
        });
    }

    @Test
    void may_look_before_and_nothing_changes() {
        whileItRuns(_ -> {
            var next = state.resolve("next.xml");
            write(next, text().replace("<clients>", "<clients>1"));
            assertThat(order("plan", next.toString())).isZero();
            assertThat(out.toString())
                    .contains("limits changed: clients - for newcomers", "sources that would end: none");
            assertThat(order("reload", "--json")).isZero();
            assertThat(out.toString()).contains("\"verdict\":\"SAME\"");
            write(next, "<icecast>\n<limits><clients>many</clients></limits></icecast>");
            assertThat(order("plan", next.toString(), "--json")).isEqualTo(1);
            var last = out.toString().lines().reduce((_, line) -> line).orElseThrow();
            assertThat(new JsonObject(last).getJsonArray("errors").getString(0)).startsWith(next + ":2:");
        });
    }

    @Test
    void is_the_only_one_who_can_get_in() {
        whileItRuns(_ -> assertThat(mode(state.resolve("floe.sock"))).isEqualTo("rw-------"));
        assertThat(state.resolve("floe.sock")).doesNotExist();
    }

    @Test
    void takes_the_place_of_one_that_crashed() throws IOException {
        Files.createFile(state.resolve("floe.sock"));
        whileItRuns(_ -> assertThat(order("status")).isZero());
    }

    @Test
    void hears_when_nothing_runs() {
        assertThat(order("reload")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("floe: no running Floe")
                .contains(state.toString())
                .hasLineCount(1);
    }

    private void whileItRuns(Consumer<OpenDoors> visit) {
        var plan = new Plan(
                Kind.ALL, "here", state, xml, List.of(ListenSocket.plain("127.0.0.1", 0)), null, "127.0.0.1", 0, 0);
        var told = new AtomicLong();
        Station.rehearse(plan, doors -> {
            visit.accept(doors);
            told.set(System.nanoTime());
        });
        assertThat(Duration.ofNanos(System.nanoTime() - told.get()))
                .as("how long it takes to leave when nobody is given time")
                .isLessThan(Duration.ofSeconds(4));
    }

    private int order(String... words) {
        var line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--state", state.toString()));
        return Floe.commandLine(new Environment(Map.of()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    private String text() {
        try {
            return Files.readString(xml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void replace(String part, String by) {
        write(xml, text().replace(part, by));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
