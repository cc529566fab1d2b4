package floe.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.Sound;
import floe.config.xml.Overrides;
import floe.kit.door.Vacancy;
import floe.mount.ListenSocket;
import io.netty.pkitesting.CertificateBuilder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A check")
class CheckTest {
    @TempDir
    Path folder;

    private final Instant now = Instant.now();
    private final Map<Integer, Vacancy> ports = new HashMap<>();

    @Nested
    class of_what_Debian_ships {
        @Test
        void warns_of_its_passwords_and_of_the_log_that_nobody_writes() throws Exception {
            var stock = stock("debian-icecast2.xml").replace("/usr/share/icecast2/", "./");
            assertThat(warnings(check(stock)))
                    .containsExactly(
                            "37 source-password is one that sample files carry",
                            "39 relay-password is one that sample files carry",
                            "43 admin-password is one that sample files carry",
                            "222 accesslog is passed over");
        }

        @Test
        void knows_what_is_passed_over_without_loss_and_what_differs() throws Exception {
            assertThat(lines(check(stock("debian-icecast2.xml")), Level.NOTE))
                    .contains(
                            "16 clients differs",
                            "19 client-timeout is passed over",
                            "194 basedir is passed over",
                            "223 errorlog is passed over")
                    .noneMatch(it -> it.contains("alias") || it.contains("chroot"));
        }

        @Test
        void has_no_error_and_a_word_for_scripts() throws Exception {
            var checkup = check(stock("debian-icecast2.xml"));
            assertThat(checkup.isGood()).isTrue();
            assertThat(lines(checkup, Level.ERROR)).isEmpty();
            assertThat(checkup.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void of_what_Icecast_2_5_shows_says_that_its_logins_are_not_asked_for() throws Exception {
        assertThat(warnings(check(stock("icecast-2.5.xml"))))
                .containsExactly(
                        "17 source-password is one that sample files carry",
                        "18 relay-password is one that sample files carry",
                        "20 admin-password is one that sample files carry",
                        "44 max-history is passed over",
                        "47 role is passed over",
                        "66 accesslog is passed over");
    }

    @Test
    void of_what_AzuraCast_writes_says_that_nobody_is_kept_out_by_country() throws Exception {
        Files.writeString(folder.resolve("ip_bans.txt"), "");
        Files.writeString(folder.resolve("user_agent_bans.txt"), "");
        sound("fallback-[128].mp3");
        certificate(now.plus(Duration.ofDays(90)));
        var text = stock("azuracast.xml")
                .replace("./ssl.key", "key.pem")
                .replace("./ssl.crt", "cert.pem")
                .replace("radio.example<", "localhost<");
        var checkup = check(text);
        assertThat(warnings(checkup))
                .containsExactly(
                        "30 listenurl is passed over", "46 listenurl is passed over", "79 accesslog is passed over");
        assertThat(checkup.fallbacks())
                .containsExactly("/radio.mp3 → /fallback-[128].mp3", "/mobile.mp3 → /radio.mp3 → /fallback-[128].mp3");
        assertThat(checkup.certificate()).isPresent();
    }

    @Nested
    class of_a_file_with_sounds {
        private static final String OGG_TO_MP3 = """
                <mount><mount-name>/a.ogg</mount-name><fallback-mount>/b.ogg</fallback-mount><intro>c.mp3</intro></mount>
                <mount><mount-name>/b.ogg</mount-name><fallback-mount>/c.mp3</fallback-mount></mount>""";

        @Test
        void tells_what_they_are() throws Exception {
            sound("c.mp3");
            var checkup =
                    check(file("<mount><mount-name>/a</mount-name><fallback-mount>/c.mp3</fallback-mount></mount>"));
            assertThat(CheckText.of(checkup)).contains("  /c.mp3  mp3 44100 Hz, 2 ch, 128 kbit/s, 2.6 s, 41700 bytes");
            assertThat(checkup.exitCode()).isZero();
        }

        @Test
        void finds_those_that_will_never_be_played() throws Exception {
            sound("c.mp3");
            assertThat(check(file(OGG_TO_MP3)).remarks())
                    .filteredOn(it -> it.level() == Level.WARNING)
                    .extracting(Remark::what)
                    .containsExactly(
                            "/c.mp3 is MP3 and will be passed over at /a.ogg, which is Ogg",
                            "/c.mp3 is MP3 and will not be played to listeners of /a.ogg, who hear Ogg: give it one in"
                                    + " that",
                            "/c.mp3 is MP3 and will not be played to listeners of /b.ogg, who hear Ogg: give it one in"
                                    + " that");
        }

        @Test
        void finds_those_that_are_none() throws Exception {
            Files.createDirectories(folder.resolve("web"));
            Files.writeString(folder.resolve("web/c.mp3"), "no sound");
            assertThat(warnings(check(file(OGG_TO_MP3))))
                    .anyMatch(it -> it.contains("fallback-mount /c.mp3 cannot be played"));
        }

        @Test
        void finds_that_there_is_none() throws Exception {
            assertThat(warnings(check(file(OGG_TO_MP3))))
                    .anyMatch(it -> it.contains("fallback-mount /c.mp3 is neither a <mount> here nor a file"))
                    .anyMatch(it -> it.contains("intro /c.mp3 is no file of the web root"));
        }

        @Test
        void draws_each_way_to_its_end() throws Exception {
            var text = "<mount><mount-name>/a</mount-name><fallback-mount>/b</fallback-mount>"
                    + "<fallback-mount>/c</fallback-mount></mount>"
                    + "<mount><mount-name>/b</mount-name><fallback-mount>/d</fallback-mount></mount>";
            assertThat(check(file(text)).fallbacks()).containsExactly("/a → /b → /d", "/a → /c", "/b → /d");
        }

        @Test
        void finds_loops() throws Exception {
            var checkup = check(file("<mount><mount-name>/a</mount-name><fallback-mount>/b</fallback-mount></mount>"
                    + "<mount><mount-name>/b</mount-name><fallback-mount>/a</fallback-mount></mount>"));
            assertThat(lines(checkup, Level.ERROR)).singleElement().asString().contains("goes round in a loop");
            assertThat(checkup.exitCode()).isEqualTo(2);
            assertThat(checkup.isGood()).isFalse();
        }
    }

    @Nested
    class of_a_certificate {
        private static final String TLS = "<listen-socket><tls>auto</tls></listen-socket>"
                + "<paths><tls-certificate>cert.pem</tls-certificate><tls-key>key.pem</tls-key></paths>";

        @Test
        void tells_whom_it_is_for_and_how_long() throws Exception {
            certificate(now.plus(Duration.ofDays(90)));
            var checkup = check(file(TLS));
            assertThat(checkup.certificate())
                    .hasValueSatisfying(
                            shown -> assertThat(shown.names()).containsExactlyInAnyOrder("localhost", "127.0.0.1"));
            assertThat(checkup.exitCode()).isZero();
        }

        @Test
        void finds_that_it_is_not_for_the_hostname() throws Exception {
            certificate(now.plus(Duration.ofDays(90)));
            assertThat(warnings(check(file(TLS + "<hostname>radio.example</hostname>"))))
                    .containsExactly("2 ssl-certificate is not for radio.example, the <hostname>, but for localhost,"
                            + " 127.0.0.1");
        }

        @Test
        void finds_that_it_ends_soon_or_has_ended() throws Exception {
            certificate(now.plus(Duration.ofDays(3)));
            assertThat(warnings(check(file(TLS)))).anyMatch(it -> it.contains("ssl-certificate ends in 2 days"));
            certificate(now.minus(Duration.ofDays(3)));
            assertThat(lines(check(file(TLS)), Level.ERROR)).anyMatch(it -> it.contains("the certificate ended on"));
        }

        @Test
        void finds_that_the_key_is_another_s_or_is_not_there() throws Exception {
            certificate(now.plus(Duration.ofDays(90)));
            var key = Files.readString(folder.resolve("key.pem"));
            certificate(now.plus(Duration.ofDays(90)));
            Files.writeString(folder.resolve("key.pem"), key);
            assertThat(lines(check(file(TLS)), Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("does not fit");
            Files.delete(folder.resolve("key.pem"));
            assertThat(lines(check(file(TLS)), Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("cannot read ");
        }
    }

    @Nested
    class of_the_machine {
        @Test
        void tells_of_ports_that_are_taken_and_of_those_that_it_may_not_have() throws Exception {
            ports.put(8000, new Vacancy.Taken("Address already in use"));
            ports.put(80, new Vacancy.Refused("Permission denied"));
            var checkup = check(file("<listen-socket/><listen-socket><port>80</port></listen-socket>"));
            assertThat(lines(checkup, Level.NOTE)).anyMatch(it -> it.contains("port 8000 at 0.0.0.0 is taken now"));
            assertThat(warnings(checkup))
                    .containsExactly("2 listen-socket port 80 at 0.0.0.0 cannot be opened by this user here");
        }

        @Test
        void finds_programs_that_cannot_be_run_and_folders_that_are_not_there() throws Exception {
            Files.writeString(folder.resolve("hook"), "#!/bin/sh\n");
            var text = "<mount><mount-name>/a</mount-name><on-connect>" + folder.resolve("hook") + "</on-connect>"
                    + "<on-disconnect>/no/such/hook</on-disconnect><dump-file>/no/such/%F.ogg</dump-file></mount>";
            assertThat(warnings(check(file(text))))
                    .containsExactlyInAnyOrder(
                            "2 on-connect " + folder.resolve("hook") + " cannot be run by this user",
                            "2 on-disconnect /no/such/hook is no file here",
                            "2 dump-file /no/such/%F.ogg lies in /no/such, which is no folder here");
        }

        @Test
        void finds_fewer_sources_than_mounts() throws Exception {
            var text = "<limits><sources>1</sources></limits><mount><mount-name>/a</mount-name></mount>"
                    + "<mount><mount-name>/b</mount-name></mount>";
            assertThat(warnings(check(file(text))))
                    .singleElement()
                    .asString()
                    .contains("sources 1 are fewer than the 2");
        }
    }

    @Test
    void names_the_line_where_somebody_forgot_a_comment_s_end() throws Exception {
        var checkup = check(file("<hostname>h</hostname>\n  -->\n<location>L</location>"));
        assertThat(warnings(checkup)).containsExactly("3 icecast has '-->' between its elements");
    }

    @Test
    void says_what_is_said_of_many_elements_once() throws Exception {
        var text = CheckText.of(check(file("<mount><mount-name>/a</mount-name><limit-rate>1</limit-rate></mount>\n"
                + "<mount><mount-name>/b</mount-name><limit-rate>1</limit-rate></mount>")));
        assertThat(text)
                .contains("<limit-rate> is passed over: a source sends as fast as it does (and 1 more of these)");
    }

    @Test
    void of_a_file_that_is_not_there_says_so() throws Exception {
        var checkup = Check.of(folder.resolve("no.xml"), Overrides.NONE, machine());
        assertThat(lines(checkup, Level.ERROR)).containsExactly("0  there is no such file");
        assertThat(CheckText.of(checkup)).endsWith("\nFloe does not start with this file.\n");
    }

    @Test
    void can_be_read_by_programs() throws Exception {
        sound("c.mp3");
        var json = new JsonObject(
                CheckJson.of(
                        check(
                                file(
                                        "<clints>1</clints><mount><mount-name>/a</mount-name><fallback-mount>/c.mp3</fallback-mount></mount>"))));
        assertThat(json.getBoolean("good")).isTrue();
        assertThat(json.getInteger("exitCode")).isEqualTo(1);
        var first = json.getJsonArray("remarks").getJsonObject(0);
        assertThat(first.getString("level")).isEqualTo("warning");
        assertThat(first.getInteger("line")).isEqualTo(2);
        assertThat(first.getString("element")).isEqualTo("clints");
        assertThat(json.getJsonArray("files").getJsonObject(0).getString("codec"))
                .isEqualTo("mp3");
        assertThat(json.getJsonArray("fallbacks").getString(0)).isEqualTo("/a → /c.mp3");
    }

    private Checkup check(String text) throws IOException {
        Files.createDirectories(folder.resolve("web"));
        return Check.of(Files.writeString(folder.resolve("icecast.xml"), text), Overrides.NONE, machine());
    }

    /// A file with these children of the root, and what any file should have, at its end.
    private String file(String children) throws IOException {
        Files.createDirectories(folder.resolve("web"));
        return "<icecast>\n" + children + "\n<authentication><source-password>mine</source-password></authentication>"
                + "<paths><webroot>web</webroot></paths></icecast>";
    }

    private void sound(String name) throws IOException {
        Files.createDirectories(folder.resolve("web"));
        Files.write(folder.resolve("web").resolve(name), Sound.mp3(41_700, 1));
    }

    /// A certificate that signs itself, for this machine, and its key.
    private void certificate(Instant until) throws Exception {
        var bundle = new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost")
                .setIsCertificateAuthority(true)
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1")
                .notBefore(now.minus(Duration.ofDays(30)))
                .notAfter(until)
                .buildSelfSigned();
        Files.writeString(folder.resolve("cert.pem"), bundle.getCertificatePEM());
        Files.writeString(folder.resolve("key.pem"), bundle.getPrivateKeyPEM());
        Files.setPosixFilePermissions(folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
    }

    private Machine machine() {
        return new Machine() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public Vacancy vacancy(ListenSocket socket) {
                return ports.getOrDefault(socket.port(), new Vacancy.Free());
            }
        };
    }

    private static List<String> warnings(Checkup checkup) {
        return lines(checkup, Level.WARNING);
    }

    /// Line and element, and what is said as far as the reason.
    private static List<String> lines(Checkup checkup, Level level) {
        return checkup.remarks().stream()
                .filter(it -> it.level() == level)
                .map(it ->
                        it.place().line() + " " + it.element() + " " + it.what().split("[:;] ", 2)[0])
                .toList();
    }

    private static String stock(String name) throws IOException {
        try (var file = CheckTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
