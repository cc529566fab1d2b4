package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.Burst;
import floe.mount.Limits;
import floe.mount.ListenSocket;
import floe.mount.LogLevel;
import floe.mount.MountName;
import floe.mount.ReplyHeader;
import floe.mount.TlsFiles;
import floe.mount.TlsMode;
import floe.mount.TlsProfile;
import floe.peer.AddressRange;
import floe.peer.AddressSet;
import floe.peer.Proxies;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("icecast.xml")
class IcecastXmlTest {
    @Nested
    class as_Debian_ships_it {
        private final String stock = stock();

        @Test
        void is_read_whole() {
            var config = Reads.draft(stock).config();
            assertThat(config.limits())
                    .isEqualTo(new Limits(
                            100, 2, 0, 524_288, Burst.of(65_535), Duration.ofSeconds(15), Duration.ofSeconds(10)));
            assertThat(config.sockets()).containsExactly(ListenSocket.plain("0.0.0.0", 8000));
            assertThat(config.headers()).containsExactly(new ReplyHeader("Access-Control-Allow-Origin", "*", 0));
            assertThat(config.server().hostname()).isEqualTo("localhost");
            assertThat(config.server().location()).isEqualTo("Earth");
            assertThat(config.mounts()).isEmpty();
            assertThat(config.tls()).isNull();
            assertThat(Reads.draft(stock).webroot()).contains(Path.of("/usr/share/icecast2/web"));
        }

        @Test
        void has_logins_that_are_well_known() {
            var config = Reads.draft(stock).config();
            assertThat(config.sourceLogin())
                    .matches(login -> login != null && login.wellKnown() && login.admits("source", "hackme"));
            assertThat(config.adminLogin())
                    .matches(login -> login != null && login.wellKnown() && login.admits("admin", "hackme"));
        }

        @Test
        void is_warned_of_where_it_says_what_is_passed_over() {
            assertThat(Reads.draft(stock).warnings())
                    .extracting(warning -> warning.place().line() + " " + warning.element())
                    .containsExactly("37 source-password", "39 relay-password", "43 admin-password", "222 accesslog");
        }

        @Test
        void is_wrong_at_a_line_wherever_it_is_cut() {
            int end = stock.lastIndexOf("</icecast>");
            for (int i = 0; i < 500; i++) {
                var cut = stock.substring(0, (int) ((long) end * i / 500));
                assertThat(errors(cut))
                        .as("cut at %s", cut.length())
                        .hasSize(1)
                        .allMatch(line -> line.matches("x:[1-9][0-9]*:[1-9][0-9]*: .*"));
            }
        }
    }

    @Nested
    class that_says_nothing {
        @Test
        void means_Icecast_s_defaults() {
            var config = config("");
            assertThat(config.limits()).isEqualTo(Limits.DEFAULT);
            assertThat(config.sockets()).containsExactly(ListenSocket.plain("0.0.0.0", 8000));
            assertThat(config.sourceLogin()).isNull();
            assertThat(config.adminLogin()).isNull();
            assertThat(warnings("")).isEmpty();
        }
    }

    @Nested
    class with_a_level_of_the_log {
        @ParameterizedTest
        @CsvSource({
            "0,ERROR",
            "1,ERROR",
            "2,WARN",
            "3,INFO",
            "4,DEBUG",
            "9,DEBUG",
            "error,ERROR",
            "Warning,WARN",
            "warn,WARN",
            "information,INFO",
            "INFO,INFO",
            "debug,DEBUG"
        })
        void understands_numbers_and_the_words_of_2_5(String value, LogLevel level) {
            assertThat(config(logging(value)).logLevel()).isEqualTo(level);
            assertThat(warnings(logging(value))).isEmpty();
        }

        @Test
        void says_nothing_when_it_is_empty() {
            assertThat(config(logging(" ")).logLevel()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"loud", "-1", "3.5"})
        void is_wrong_when_it_is(String value) {
            assertThat(errors(icecast(logging(value))))
                    .containsExactly("x:2:20 <loglevel> '" + value
                            + "' is no level of a log; allowed: 1 to 4, error, warning, information, debug");
        }

        private static String logging(String level) {
            return "<logging><loglevel>" + level + "</loglevel></logging>";
        }
    }

    @Nested
    class with_limits {
        @Test
        void gives_no_burst_when_burst_on_connect_is_off() {
            assertThat(config("<limits><burst-on-connect>0</burst-on-connect><burst-size>5</burst-size></limits>")
                            .limits()
                            .burst())
                    .isEqualTo(Burst.of(0));
        }

        @Test
        void makes_the_burst_fit_into_the_queue_and_says_so() {
            var text = "<limits><queue-size>1000</queue-size><burst-size>2000</burst-size></limits>";
            assertThat(config(text).limits().burst()).isEqualTo(Burst.of(1000));
            assertThat(warnings(text))
                    .containsExactly(
                            "x:2:50 <burst-size> burst-size 2000 is more than queue-size 1000: the burst is 1000");
        }

        @Test
        void counts_the_last_of_two_and_says_so() {
            var text = "<limits><clients>1</clients></limits><limits><clients>2</clients></limits>";
            assertThat(config(text).limits().clients()).isEqualTo(2);
            assertThat(warnings(text))
                    .containsExactly("x:2:18 <clients> is there again further down; the last one counts");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "-1", "0", "2147483648", "99999999999999999999", "1e3", "0x10", "1 0", "ten", "1.0"
                })
        void is_wrong_when_the_number_of_clients_is(String value) {
            assertThat(errors(icecast("<limits><clients>" + value + "</clients></limits>")))
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("x:2:18 <clients> ")
                            && line.endsWith("allowed: a whole number from 1 to 1000000"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"10", " 10 ", "+10", "010", "\n10\n", "<!-- ten -->10", "<![CDATA[10]]>", "&#49;0"})
        void understands_ten_written_as(String value) {
            assertThat(config("<limits><clients>" + value + "</clients></limits>")
                            .limits()
                            .clients())
                    .isEqualTo(10);
        }

        @Test
        void says_all_that_is_wrong_at_once() {
            assertThat(errors(icecast("<limits><clients/><sources>x</sources></limits>\n"
                            + "<listen-socket><port>65536</port></listen-socket>")))
                    .containsExactly(
                            "x:2:19 <clients> is empty; allowed: a whole number from 1 to 1000000",
                            "x:2:28 <sources> 'x' is no number; allowed: a whole number from 0 to 100000",
                            "x:3:22 <port> '65536' is out of range; allowed: a whole number from 0 to 65535");
        }
    }

    @Nested
    class with_sockets {
        @Test
        void has_those_of_the_old_kind_when_there_is_no_other() {
            assertThat(config("<port>9000</port><bind-address>127.0.0.1</bind-address>")
                            .sockets())
                    .containsExactly(ListenSocket.plain("127.0.0.1", 9000));
        }

        @Test
        void has_them_in_their_order_and_the_first_one_in_addresses() {
            var config = config("""
                    <paths><ssl-certificate>cert.pem</ssl-certificate></paths>
                    <listen-socket><port>8001</port><so-sndbuf>65536</so-sndbuf></listen-socket>
                    <listen-socket><port>8443</port><ssl>1</ssl><bind-address>::</bind-address></listen-socket>
                    """);
            assertThat(config.sockets())
                    .containsExactly(
                            ListenSocket.plain("0.0.0.0", 8001).withSendBuffer(65536),
                            ListenSocket.encrypted("::", 8443));
            assertThat(config.server().port()).isEqualTo(8001);
        }

        @ParameterizedTest
        @CsvSource({
            "ssl,1,ON",
            "ssl,0,OFF",
            "tls,Yes,ON",
            "tls,off,OFF",
            "tls,disabled,OFF",
            "tls,auto,AUTO",
            "tls,'',AUTO",
            "tls,auto_no_plain,AUTO_NO_PLAIN",
            "tls,rfc2817,UPGRADE",
            "tls,RFC2818,ON",
            "ssl,true,ON"
        })
        void speaks_TLS_as_it_says(String element, String value, TlsMode tls) {
            assertThat(config(
                                    "<paths><ssl-certificate>c</ssl-certificate></paths><listen-socket><%s>%s</%s></listen-socket>"
                                            .formatted(element, value, element))
                            .sockets()
                            .getFirst()
                            .tls())
                    .isEqualTo(tls);
        }

        @Test
        void is_wrong_when_TLS_has_no_certificate() {
            assertThat(errors(icecast("<listen-socket><tls>1</tls></listen-socket>")))
                    .singleElement()
                    .asString()
                    .startsWith("x:2:16 <listen-socket> speaks TLS, but there is no certificate");
        }

        @Test
        void brings_one_for_SHOUTcast_sources_on_the_next_port() {
            assertThat(config(
                                    "<listen-socket><port>8000</port><shoutcast-mount>/live.mp3</shoutcast-mount></listen-socket>")
                            .sockets())
                    .containsExactly(
                            ListenSocket.plain("0.0.0.0", 8000).withShoutcast(false, new MountName("/live.mp3")),
                            ListenSocket.plain("0.0.0.0", 8001).withShoutcast(true, new MountName("/live.mp3")));
        }

        @Test
        void has_one_for_SHOUTcast_sources_where_it_says_so_for_the_mount_of_all() {
            assertThat(config(
                                    "<shoutcast-mount>/dj</shoutcast-mount><listen-socket><port>8000</port></listen-socket>"
                                            + "<listen-socket><port>8001</port><shoutcast-compat>1</shoutcast-compat></listen-socket>")
                            .sockets())
                    .containsExactly(
                            ListenSocket.plain("0.0.0.0", 8000).withShoutcast(false, new MountName("/dj")),
                            ListenSocket.plain("0.0.0.0", 8001).withShoutcast(true, new MountName("/dj")));
        }

        @Test
        void brings_none_where_the_next_port_is_another_socket_s() {
            var text = "<listen-socket><shoutcast-mount>/a</shoutcast-mount></listen-socket>\n"
                    + "<listen-socket><port>8001</port></listen-socket>";
            assertThat(config(text).sockets()).hasSize(2).noneMatch(ListenSocket::icy);
            assertThat(warnings(text))
                    .singleElement()
                    .asString()
                    .endsWith("would bring a socket for SHOUTcast sources at port 8001, but that is line 3's");
        }

        @ParameterizedTest
        @CsvSource({"disabled,OFF", "auto,AUTO", "rfc2818,AUTO", "auto_no_plain,ON", "rfc2817,OFF"})
        void lets_SHOUTcast_sources_speak_plain_unless_nobody_may(String tls, TlsMode next) {
            var text = "<paths><ssl-certificate>c</ssl-certificate></paths><listen-socket><tls>" + tls
                    + "</tls><shoutcast-mount>/a</shoutcast-mount></listen-socket>";
            assertThat(config(text).sockets().getLast().tls()).isEqualTo(next);
        }

        @Test
        void is_wrong_when_the_SHOUTcast_mount_is_none() {
            assertThat(errors(icecast("<listen-socket><shoutcast-mount>live</shoutcast-mount></listen-socket>")))
                    .singleElement()
                    .asString()
                    .contains("'live' is no mount");
        }

        @Test
        void is_wrong_when_two_have_one_port() {
            assertThat(errors(icecast("<listen-socket/>\n<listen-socket><port>8000</port></listen-socket>")))
                    .containsExactly("x:3:16 <listen-socket> port 8000 at 0.0.0.0 is that of line 2 already");
        }

        @Test
        void is_wrong_when_TLS_is_neither_yes_nor_no() {
            assertThat(errors(icecast("<listen-socket><tls>maybe</tls></listen-socket>")))
                    .singleElement()
                    .asString()
                    .startsWith("x:2:21 <tls> 'maybe' is neither yes nor no; allowed: 1, 0,");
        }
    }

    @Nested
    class with_paths {
        @Test
        void starts_relative_ones_from_its_own_folder() {
            var text = "<paths><webroot>web</webroot><ssl-certificate>../tls/c.pem</ssl-certificate>"
                    + "<ssl-private-key>/k.pem</ssl-private-key></paths>";
            assertThat(Reads.draft(icecast(text)).webroot()).contains(Path.of("/etc/floe/web"));
            assertThat(config(text).tls()).isEqualTo(TlsFiles.of("/etc/tls/c.pem", "/k.pem"));
        }

        @Test
        void knows_the_lists_of_who_is_let_in() {
            var text = "<paths><deny-ip>deny</deny-ip><allow-ip/><deny-agents>/etc/agents</deny-agents></paths>";
            var access = Reads.draft(icecast(text)).access();
            assertThat(access.denied().orElseThrow().file()).isEqualTo(Path.of("/etc/floe/deny"));
            assertThat(access.allowed()).isEmpty();
            assertThat(access.deniedAgents().orElseThrow().file()).isEqualTo(Path.of("/etc/agents"));
            assertThat(warnings(text)).isEmpty();
        }

        @Test
        void takes_the_combined_file_for_both() {
            assertThat(config("<paths><ssl-certificate>c.pem</ssl-certificate></paths>")
                            .tls())
                    .isEqualTo(TlsFiles.of("/etc/floe/c.pem", "/etc/floe/c.pem"));
        }

        @Test
        void knows_the_place_of_Icecast_2_5() {
            var text = "<security><tls-context><tls-certificate>c</tls-certificate><tls-key>k</tls-key></tls-context>"
                    + "</security>";
            assertThat(config(text).tls()).isEqualTo(TlsFiles.of("/etc/floe/c", "/etc/floe/k"));
            assertThat(warnings(text)).isEmpty();
        }
    }

    @Nested
    class with_TLS {
        private static final String RSA = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
        private static final String POLY = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";

        private static TlsFiles tls(String inPaths) {
            return Objects.requireNonNull(config("<paths><ssl-certificate>c</ssl-certificate>" + inPaths + "</paths>")
                    .tls());
        }

        private static List<String> suites(String list) {
            return tls("<ssl-allowed-ciphers>" + list + "</ssl-allowed-ciphers>")
                    .suitesOf12();
        }

        @Test
        void speaks_the_intermediate_profile_unless_told() {
            assertThat(tls("").profile()).isEqualTo(TlsProfile.INTERMEDIATE);
            assertThat(tls("").suitesOf12()).hasSize(6);
            assertThat(tls("<tls-profile>Modern</tls-profile>").profile()).isEqualTo(TlsProfile.MODERN);
            var context = "<security><tls-context><tls-certificate>c</tls-certificate>"
                    + "<tls-profile>modern</tls-profile></tls-context></security>";
            assertThat(config(context).tls()).extracting("profile").isEqualTo(TlsProfile.MODERN);
        }

        @Test
        void is_wrong_when_there_is_no_such_profile() {
            assertThat(errors(icecast("<paths><tls-profile>old</tls-profile></paths>")))
                    .singleElement()
                    .asString()
                    .endsWith("'old' is no profile of TLS; allowed: intermediate, modern");
        }

        @Test
        void lets_the_operator_choose_among_the_suites_that_are_spoken() {
            assertThat(suites("ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-GCM-SHA256"))
                    .containsExactly(POLY, RSA);
            assertThat(suites("ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL"))
                    .hasSize(6)
                    .startsWith(RSA);
            assertThat(suites("EECDH+AESGCM:!ECDHE-RSA-AES128-GCM-SHA256:@STRENGTH"))
                    .hasSize(5)
                    .doesNotContain(RSA);
        }

        @Test
        void names_the_suites_that_are_not_spoken_any_more() {
            var list = "ECDHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES128-SHA256:ECDHE-RSA-DES-CBC3-SHA:!MD5";
            assertThat(suites(list)).containsExactly(RSA);
            assertThat(warnings("<paths><ssl-allowed-ciphers>" + list + "</ssl-allowed-ciphers></paths>"))
                    .singleElement()
                    .asString()
                    .endsWith("names what is not spoken here: DHE-RSA-AES128-SHA256 and 1 more; passed over");
            assertThat(suites("DES-CBC3-SHA")).hasSize(6);
        }
    }

    @Nested
    class with_proxies {
        private static AddressSet addresses(String... entries) {
            return AddressSet.of(Stream.of(entries).map(AddressRange::parse).toList());
        }

        @Test
        void believes_those_that_icecast_kh_believes_and_networks_too() {
            var text = "<paths><x-forwarded-for>10.1.*.*</x-forwarded-for>"
                    + "<x-forwarded-for>192.0.2.1, 2001:db8::/32</x-forwarded-for></paths>";
            assertThat(config(text).proxies())
                    .isEqualTo(new Proxies(addresses("10.1.0.0/16", "192.0.2.1", "2001:db8::/32"), "x-forwarded-for"));
            assertThat(warnings(text)).isEmpty();
        }

        @Test
        void believes_nobody_unless_told() {
            assertThat(config("").proxies()).isEqualTo(Proxies.NONE);
        }

        @Test
        void reads_the_field_that_they_write() {
            assertThat(config("<paths><forwarded-field>X-Real-IP</forwarded-field></paths>")
                            .proxies()
                            .field())
                    .isEqualTo("x-real-ip");
        }

        @Test
        void has_sockets_where_they_say_first_whom_they_pass_on() {
            var text = "<paths><x-forwarded-for>10.1.2.3</x-forwarded-for></paths>"
                    + "<listen-socket><proxy-protocol>1</proxy-protocol></listen-socket>"
                    + "<listen-socket><port>8001</port></listen-socket>";
            assertThat(config(text).sockets()).extracting(ListenSocket::proxied).containsExactly(true, false);
        }

        @Test
        void is_wrong_when_an_address_is_none() {
            assertThat(errors(icecast("<paths><x-forwarded-for>10.1.2.3/40</x-forwarded-for></paths>")))
                    .containsExactly("x:2:25 <x-forwarded-for> '10.1.2.3/40': wanted after the slash:"
                            + " a number from 0 to 32");
        }

        @Test
        void is_wrong_when_a_socket_has_none_that_it_could_believe() {
            assertThat(errors(icecast("<listen-socket><proxy-protocol>1</proxy-protocol></listen-socket>")))
                    .singleElement()
                    .asString()
                    .contains("no proxy is trusted");
        }
    }

    @Nested
    class with_headers {
        @Test
        void reads_on_after_a_comment() {
            assertThat(config("<http-headers><!-- a --><header name='A' value='1'/><!-- b -->"
                                    + "<header name='B' value='2' status='404'/></http-headers>")
                            .headers())
                    .containsExactly(new ReplyHeader("A", "1", 0), new ReplyHeader("B", "2", 404));
        }

        @ParameterizedTest
        @CsvSource({
            "A,'x&#13;&#10;Set-Cookie: a=b'",
            "A,'x&#10;y'",
            "'A B',x",
            "'A:',x",
            "'',x",
            "Content-Length,1",
            "transfer-ENCODING,chunked",
            "Set-Cookie,a=b",
            "Connection,keep-alive",
            "Ä,x"
        })
        void is_wrong_when_one_could_break_a_reply(String name, String value) {
            assertThat(errors(icecast(
                            "<http-headers><header name='" + name + "' value='" + value + "'/></http-headers>")))
                    .singleElement()
                    .asString()
                    .startsWith("x:2:")
                    .contains("<header>")
                    .doesNotContain("\n", "\r");
        }
    }

    @Nested
    class with_secrets {
        @ParameterizedTest
        @ValueSource(strings = {"a<b&\"c'", "pässwörd", " spaces count ", "日本", "x:y:z"})
        void takes_passwords_as_they_are(String password) {
            var escaped = password.replace("&", "&amp;").replace("<", "&lt;");
            var login = config("<authentication><source-password>" + escaped + "</source-password></authentication>")
                    .sourceLogin();
            assertThat(login).matches(it -> it != null && it.admits("source", password) && !it.wellKnown());
        }

        @Test
        void marks_an_empty_password_as_well_known() {
            assertThat(config("<authentication><source-password/></authentication>")
                            .sourceLogin())
                    .matches(login -> login != null && login.wellKnown());
        }

        @Test
        void names_none_in_what_it_says() {
            var text = "<authentication><source-password>pw1<x/></source-password><admin-password>pw2</admin-password>"
                    + "</authentication><mount><mount-name>/a</mount-name><password>pw3</password>"
                    + "<password>pw4</password></mount><relay><password>pw5</password></relay>";
            assertThat(warnings(text)).isNotEmpty().noneMatch(line -> line.contains("pw"));
            assertThat(config(text).toString()).doesNotContain("pw");
        }

        @Test
        void salts_each_by_itself() {
            var config = config("<authentication><source-password>a</source-password><admin-user>admin</admin-user>"
                    + "<admin-password>a</admin-password></authentication>");
            assertThat(Objects.requireNonNull(config.sourceLogin()).salt())
                    .isNotEqualTo(Objects.requireNonNull(config.adminLogin()).salt());
        }
    }

    @Nested
    class with_what_is_not_known {
        @Test
        void is_read_all_the_same_with_a_warning() {
            assertThat(warnings("<limits><clints>5</clints></limits>\n<alias><server>a</server></alias>\n<hostnme/>"))
                    .containsExactly(
                            "x:2:17 <clints> is unknown; passed over: is <clients> meant?",
                            "x:3:8 <alias> is unknown; passed over: its place is in <paths>",
                            "x:4:11 <hostnme> is unknown; passed over: is <hostname> meant?");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<xi:include href='/etc/passwd'/>", "<include>/etc/passwd</include>"})
        void is_refused_when_it_wants_another_file(String include) {
            assertThat(errors(icecast(include))).singleElement().asString().contains("other files are not read");
        }

        @Test
        void is_refused_when_it_is_something_else_altogether() {
            assertThat(errors("<nginx/>")).containsExactly("x:1:9 <nginx> is the root; allowed: <icecast>");
        }
    }

    @Test
    void with_ten_thousand_mounts_costs_less_than_two_seconds() {
        var text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("<mount><mount-name>/")
                    .append(i)
                    .append("</mount-name><hidden>1</hidden><fallback-mount>/")
                    .append(i + 1)
                    .append("</fallback-mount></mount>");
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThat(config(text.toString()).mounts()).hasSize(10_000);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void keeps_the_mounts_in_their_order() {
        assertThat(config("<mount><mount-name>/b</mount-name></mount><mount><mount-name>/a</mount-name></mount>")
                        .mounts())
                .extracting(mount -> mount.name())
                .containsExactly(new MountName("/b"), new MountName("/a"));
    }

    private static String stock() {
        try (var file = IcecastXmlTest.class.getResourceAsStream("/debian-icecast2.xml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
