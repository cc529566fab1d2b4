package floe.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a server whose disk is full")
@ExtendWith(ShowLogs.class)
class FullDiskTest {
    private static final String LIVE = "/live.ogg";
    private static final Duration SOON = Duration.ofSeconds(10);
    private final Path folder = Workshop.freshFolder("full-disk");
    private final Path state = Workshop.made(folder.resolve("state"));
    private final IcecastXml xml = IcecastXml.create(folder, List.of(LIVE));

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(did("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", state.toString()), "mounting takes root");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        did("umount", "-l", state.toString());
    }

    private static boolean did(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    void hears_on_while_a_change_is_in_force_that_cannot_be_saved_and_is_when_there_is_room() throws IOException {
        try (var floe = FloeNode.runAlone(folder, List.of("-c", xml.file().toString()))
                        .awaitReady();
                var source = PacedSource.play(Media.vorbis(), floe.port(), LIVE);
                var listener = Listener.tune(floe.port(), LIVE)) {
            listener.awaitFirst("the source", SOON, source::sent);
            var filler = fill();
            double before = version(floe);
            xml.publish("second");
            assertThat(Orders.to(floe).reload()).contains("TAKEN");
            Await.until("the change is in force", SOON, () -> version(floe) > before);
            Await.until("the log says what is wrong", SOON, () -> floe.log().contains("could not be saved"));
            assertThat(Files.readString(state.resolve("config.json"))).contains("\"first\"");
            Files.delete(filler);
            xml.publish("third");
            Orders.to(floe).reload();
            Await.until("the next change is saved", SOON, () -> saved().contains("\"third\""));
            long now = System.nanoTime();
            listener.awaitFirst("the source goes on", SOON, heard -> heard.atNanos() > now && source.sent(heard));
            assertThat(listener.complaints()).isEmpty();
        }
    }

    private Path fill() throws IOException {
        var filler = state.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            var page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertThat(filler).isNotEmptyFile();
        }
        return filler;
    }

    private String saved() {
        try {
            return Files.readString(state.resolve("config.json"));
        } catch (IOException e) {
            return "";
        }
    }

    private static double version(FloeNode floe) {
        return floe.metric("floe_config_version").orElse(-1);
    }
}
