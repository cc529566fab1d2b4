package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.config.ConfigJson;
import floe.mount.ClusterConfig;
import floe.mount.MasterConfig;
import floe.mount.MountName;
import floe.mount.RelayConfig;
import floe.mount.Upstream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is fetched from other servers")
class RelayBlocksTest {
    private static final Upstream PLAIN = upstream("127.0.0.1", 80, false, "/a.ogg");

    private static Upstream upstream(String host, int port, boolean tls, String path) {
        return new Upstream(host, port, tls, path, null, null, null, null, Duration.ofSeconds(10), true);
    }

    private static RelayConfig relay(String children) {
        var relays = config("<relay>" + children + "</relay>").outside().relays();
        assertThat(relays).hasSize(1);
        return relays.getFirst();
    }

    private static List<String> errorsOf(String children) {
        return errors(icecast("<relay>" + children + "</relay>"));
    }

    @Nested
    class in_the_words_of_Icecast_2_4 {
        @Test
        void is_all_of_this() {
            var relay = relay("""
                    <server>up.example.org</server><port>8001</port><mount>/far.ogg</mount>
                    <local-mount>/near.ogg</local-mount><username>u</username><password> p:w </password>
                    <relay-shoutcast-metadata>0</relay-shoutcast-metadata><on-demand>1</on-demand><bind>127.0.0.2</bind>
                    """);
            assertThat(relay.mount()).isEqualTo(new MountName("/near.ogg"));
            assertThat(relay.onDemand()).isTrue();
            assertThat(relay.upstreams())
                    .containsExactly(new Upstream(
                            "up.example.org",
                            8001,
                            false,
                            "/far.ogg",
                            "u",
                            " p:w ",
                            "127.0.0.2",
                            null,
                            Duration.ofSeconds(10),
                            false));
        }

        @Test
        void comes_from_port_80_of_the_machine_itself_and_keeps_its_name_when_nothing_else_is_said() {
            var relay = relay("<mount>/a.ogg</mount>");
            assertThat(relay).isEqualTo(new RelayConfig(new MountName("/a.ogg"), List.of(PLAIN), false));
        }

        @Test
        void waits_for_listeners_when_all_relays_do() {
            var config = config("<relays-on-demand>1</relays-on-demand><relay><mount>/a.ogg</mount></relay>"
                    + "<relay><mount>/b.ogg</mount><on-demand>0</on-demand></relay>");
            assertThat(config.outside().relays())
                    .extracting(RelayConfig::onDemand)
                    .containsExactly(true, false);
        }

        @Test
        void may_have_blanks_in_its_name() {
            assertThat(relay("<mount>/my show.ogg</mount>")
                            .upstreams()
                            .getFirst()
                            .path())
                    .isEqualTo("/my%20show.ogg");
        }

        @Test
        void needs_a_name_here() {
            assertThat(warnings("<relay><server>up</server></relay>"))
                    .containsExactly("x:2:8 <relay> is passed over: '/' is no mount; <local-mount> is needed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "65536", "http", ""})
        void has_a_port_that_can_be_one(String port) {
            assertThat(errorsOf("<mount>/a</mount><port>" + port + "</port>"))
                    .singleElement()
                    .asString()
                    .contains("<port>")
                    .contains("1 to 65535");
        }

        @Test
        void cannot_split_its_request_by_its_server_or_its_mount() {
            assertThat(errorsOf("<server>up evil</server><mount>/a</mount>"))
                    .singleElement()
                    .asString()
                    .contains("is no server and mount");
            assertThat(relay("<mount>/a&#13;&#10;X: y</mount><local-mount>/a</local-mount>")
                            .upstreams()
                            .getFirst()
                            .path())
                    .isEqualTo("/a%0D%0AX:%20y");
        }

        @Test
        void is_asked_for_without_credentials_when_half_of_them_is_missing() {
            assertThat(warnings("<relay><mount>/a</mount><username>u</username></relay>"))
                    .singleElement()
                    .asString()
                    .contains("<username> and <password> need each other");
        }

        @Test
        void has_a_name_of_its_own() {
            assertThat(errors(icecast("<relay><mount>/a</mount></relay>\n<relay><mount>/a</mount></relay>")))
                    .containsExactly("x:3:8 <relay> /a has a <relay> in line 2 already");
        }
    }

    @Nested
    class in_the_words_of_Icecast_2_5 {
        @Test
        void comes_from_several_places_that_share_what_the_default_says() {
            var relay = relay("""
                    <local-mount>/a.ogg</local-mount>
                    <upstream type="default"><port>8000</port><username>u</username><password>p</password></upstream>
                    <upstream type="normal"><server>one</server><mount>/x</mount></upstream>
                    <upstream><server>two</server><port>9000</port><mount>/y</mount></upstream>
                    """);
            assertThat(relay.upstreams())
                    .extracting(Upstream::toString)
                    .containsExactly("http://one:8000/x", "http://two:9000/y");
            assertThat(relay.upstreams()).extracting(Upstream::password).containsOnly("p");
        }

        @Test
        void may_be_an_address() {
            var upstream = relay("<uri>https://u:p%40w@up.example.org/x.ogg?t=1</uri>")
                    .upstreams()
                    .getFirst();
            assertThat(upstream.tls()).isTrue();
            assertThat(upstream.port()).isEqualTo(443);
            assertThat(upstream.path()).isEqualTo("/x.ogg?t=1");
            assertThat(upstream.user()).isEqualTo("u");
            assertThat(upstream.password()).isEqualTo("p@w");
            assertThat(upstream).hasToString("https://up.example.org:443/x.ogg");
        }

        @Test
        void is_named_by_the_path_of_its_address() {
            assertThat(relay("<uri>http://[::1]:8000/x.ogg?t=1</uri>").mount()).isEqualTo(new MountName("/x.ogg"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ftp://up/x", "up/x", "http:///x", "http://u:secret@ /x"})
        void is_refused_when_its_address_is_none_without_showing_it(String uri) {
            assertThat(errorsOf("<local-mount>/a</local-mount><uri>" + uri + "</uri>"))
                    .singleElement()
                    .asString()
                    .contains("<uri> is no address")
                    .doesNotContain("secret");
        }

        @Test
        void may_stand_in_its_mount() {
            var config = config("""
                    <mount><mount-name>/a.ogg</mount-name>
                    <relay><upstream><uri>http://up:8000/x.ogg</uri></upstream></relay></mount>
                    """);
            assertThat(config.outside().relays())
                    .containsExactly(new RelayConfig(
                            new MountName("/a.ogg"), List.of(upstream("up", 8000, false, "/x.ogg")), false));
        }
    }

    @Nested
    class in_the_words_of_icecast_kh {
        @Test
        void comes_from_hosts_by_priority() {
            var relay = relay("""
                    <local-mount>/a.ogg</local-mount><mount>/x</mount><port>8000</port>
                    <host><server>last</server></host>
                    <host><server>two</server><priority>2</priority><timeout>3</timeout></host>
                    <host><server>one</server><priority>1</priority><tls>1</tls><port>8443</port><mount>/y</mount></host>
                    """);
            assertThat(relay.upstreams())
                    .extracting(Upstream::toString)
                    .containsExactly("https://one:8443/y", "http://two:8000/x", "http://last:8000/x");
            assertThat(relay.upstreams().get(1).timeout()).isEqualTo(Duration.ofSeconds(3));
        }

        @Test
        void is_not_fetched_when_it_is_not_enabled() {
            assertThat(config("<relay><mount>/a</mount><enable>0</enable></relay>")
                            .outside()
                            .relays())
                    .isEmpty();
        }
    }

    @Nested
    class of_a_master {
        private static MasterConfig master(String children) {
            return Objects.requireNonNull(config(children).outside().master(), "a master");
        }

        @Test
        void is_asked_for_at_its_list() {
            var master = master("<master-server>m</master-server><master-server-port>8000</master-server-port>"
                    + "<master-password>pw</master-password>");
            assertThat(master.list()).hasToString("http://m:8000/admin/streamlist.txt");
            assertThat(master.list().user()).isEqualTo("relay");
            assertThat(master.list().password()).isEqualTo("pw");
            assertThat(master.every()).isEqualTo(Duration.ofMinutes(2));
            assertThat(master.onDemand()).isFalse();
            assertThat(master.auth()).isFalse();
        }

        @Test
        void is_as_the_file_says() {
            var master = master("""
                    <master-server>m</master-server><master-ssl-port>8443</master-ssl-port>
                    <master-username>slave</master-username><master-password>pw</master-password>
                    <master-update-interval>15</master-update-interval><relays-on-demand>1</relays-on-demand>
                    <master-relay-auth>1</master-relay-auth><master-tls-ca>/etc/ca.pem</master-tls-ca>
                    """);
            assertThat(master.list()).hasToString("https://m:8443/admin/streamlist.txt");
            assertThat(master.list().user()).isEqualTo("slave");
            assertThat(master.list().trust()).isEqualTo("/etc/ca.pem");
            assertThat(master.every()).isEqualTo(Duration.ofSeconds(15));
            assertThat(master.onDemand()).isTrue();
            assertThat(master.auth()).isTrue();
        }

        @Test
        void may_be_a_block_as_in_icecast_kh() {
            var master = master("<master><server>m</server><port>8000</port><password>pw</password>"
                    + "<interval>30</interval><on-demand>1</on-demand></master>");
            assertThat(master.list()).hasToString("http://m:8000/admin/streamlist.txt");
            assertThat(master.every()).isEqualTo(Duration.ofSeconds(30));
            assertThat(master.onDemand()).isTrue();
        }

        @Test
        void is_passed_over_without_a_port_or_a_password_with_a_warning() {
            assertThat(warnings("<master-server>m</master-server><master-password>pw</master-password>"))
                    .singleElement()
                    .asString()
                    .contains("needs its port and its password");
            assertThat(config("<master-server>m</master-server>").outside().master())
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"14", "3601", "often"})
        void is_not_asked_too_often_or_too_seldom(String interval) {
            assertThat(errors(icecast("<master-update-interval>" + interval + "</master-update-interval>")))
                    .singleElement()
                    .asString()
                    .contains("15 to 3600");
        }
    }

    @Test
    void is_passed_over_without_a_warning_by_nobody() {
        assertThat(warnings("<relay><mount>/a</mount></relay><relays-on-demand>0</relays-on-demand>"))
                .isEmpty();
    }

    @Test
    void travels_to_those_who_fetch_it_and_to_nobody_else() throws IOException {
        var config = config("<relay><mount>/a</mount><username>u</username><password>hush</password></relay>"
                + "<master-server>m</master-server><master-server-port>1</master-server-port>"
                + "<master-password>hush too</master-password>");
        assertThat(ConfigJson.read(ConfigJson.write(config), ClusterConfig.class))
                .isEqualTo(config);
        assertThat(ConfigJson.write(config.withoutLogins()).toString()).doesNotContain("hush");
        assertThat(config.outside()).asString().doesNotContain("hush");
    }
}
