package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.ListenSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A start without a configuration")
class SampleTest {
    @TempDir
    Path parent;

    @Nested
    class for_the_first_time {
        @Test
        void makes_passwords_that_are_its_own() throws Exception {
            var sample = Sample.in(parent.resolve("state"));
            var other = Sample.in(parent.resolve("other"));
            assertThat(sample.isNew()).isTrue();
            assertThat(List.of(sample.sourcePassword(), sample.adminPassword(), other.sourcePassword()))
                    .doesNotHaveDuplicates()
                    .allMatch(password -> password.length() >= 16);
            assertThat(parent.resolve("state/icecast.xml"))
                    .content()
                    .contains("<source-password>" + sample.sourcePassword() + "<")
                    .contains("<admin-password>" + sample.adminPassword() + "<")
                    .doesNotContainPattern("@[A-Z_]+@");
        }

        @Test
        void lets_nobody_else_read_them() throws Exception {
            Sample.in(parent.resolve("state"));
            for (var file : new String[] {"icecast.xml", "tls.pem"}) {
                var mode = Files.getPosixFilePermissions(parent.resolve("state").resolve(file));
                assertThat(PosixFilePermissions.toString(mode)).as(file).isEqualTo("rw-------");
            }
        }

        @Test
        void has_a_loop_that_a_browser_begins_to_play_at_once() throws Exception {
            Sample.in(parent);
            var loop = Files.readAllBytes(parent.resolve("web/loop.ogg"));
            assertThat(loop).hasSizeBetween(65_536, 150_000).startsWith("OggS".getBytes(StandardCharsets.US_ASCII));
        }

        @Test
        void says_how_to_listen_and_how_to_stream() throws Exception {
            var sample = Sample.in(parent);
            assertThat(Welcome.first(open(Kind.ALL), sample))
                    .contains("http://localhost:8000/live.ogg", "https://localhost:8443/live.ogg")
                    .contains("http://source:" + sample.sourcePassword() + "@localhost:8000/live.ogg")
                    .contains("-f ogg icecast://source:" + sample.sourcePassword() + "@localhost:8000/live.ogg")
                    .contains("BUTT", "port 8000, password " + sample.sourcePassword())
                    .contains("output.icecast(%vorbis, host=\"localhost\", port=8000, password=\""
                            + sample.sourcePassword() + "\", mount=\"/live.ogg\"")
                    .contains("user admin, password " + sample.adminPassword());
        }
    }

    @Nested
    class for_another_time {
        @Test
        void keeps_all_that_is_there() throws Exception {
            Sample.in(parent);
            Files.writeString(parent.resolve("icecast.xml"), "<icecast/>");
            var before = Files.readString(parent.resolve("tls.pem"));
            assertThat(Sample.in(parent).isNew()).isFalse();
            assertThat(parent.resolve("icecast.xml")).hasContent("<icecast/>");
            assertThat(parent.resolve("tls.pem")).hasContent(before);
        }

        @Test
        void makes_again_what_was_lost() throws Exception {
            Sample.in(parent);
            Files.delete(parent.resolve("web/loop.ogg"));
            Files.delete(parent.resolve("tls.pem"));
            Sample.in(parent);
            assertThat(parent.resolve("web/loop.ogg")).exists();
            assertThat(parent.resolve("tls.pem")).exists();
        }

        @Test
        void says_one_line_without_a_password() {
            assertThat(Welcome.back(open(Kind.ALL)))
                    .contains("http://localhost:8000", "https://localhost:8443", "127.0.0.1:9146/health/ready")
                    .doesNotContain("password", "\n");
        }
    }

    private OpenDoors open(Kind kind) {
        var plan = new Plan(kind, "n", parent, parent.resolve("icecast.xml"), List.of(), null, "127.0.0.1", 9146, 0);
        var sockets = List.of(ListenSocket.plain("0.0.0.0", 8000), ListenSocket.encrypted("::", 8443));
        return new OpenDoors(plan, sockets, List.of(8000, 8443), 9146);
    }
}
