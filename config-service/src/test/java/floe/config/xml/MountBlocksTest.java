package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.Burst;
import floe.mount.FallbackRules;
import floe.mount.FallbackRules.Recall;
import floe.mount.IcyRules;
import floe.mount.Limits;
import floe.mount.ListenerRules;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.OggForm;
import floe.mount.ReplyHeader;
import floe.mount.StreamWords;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A <mount>")
class MountBlocksTest {
    private static final MountName B = new MountName("/b");
    private static final MountName A = new MountName("/a");

    @Nested
    class of_its_own {
        @Test
        void says_all_of_this() {
            var mount = mount("""
                    <username>dj</username><password>pw</password><max-listeners>5</max-listeners>
                    <fallback-mount>/b</fallback-mount><fallback-override>all</fallback-override>
                    <fallback-when-full>1</fallback-when-full><intro>hello.ogg</intro><ogg>continuous</ogg>
                    <max-listener-duration>3600</max-listener-duration><icy-charset>cp1251</icy-charset>
                    <icy-metadata-interval>8192</icy-metadata-interval>
                    <no-mount>1</no-mount><hidden>yes</hidden><burst-size>10</burst-size><queue-size>20</queue-size>
                    <source-timeout>30</source-timeout><stream-name>N</stream-name>
                    <stream-description>D</stream-description><stream-url>U</stream-url><genre>G</genre>
                    <bitrate>128</bitrate><http-headers><header name="X" value="y"/></http-headers>
                    """);
            assertThat(mount.login()).matches(login -> login != null && login.admits("dj", "pw"));
            assertThat(mount.hidden()).isTrue();
            assertThat(mount.listeners())
                    .isEqualTo(ListenerRules.of(Limits.DEFAULT)
                            .indirect()
                            .withMaxListeners(5)
                            .withFallback(FallbackRules.to(B).with(Recall.ALL).alsoWhenFull())
                            .withSizes(Burst.of(10), 20)
                            .withLongestStay(Duration.ofHours(1))
                            .withIntro(new MountName("/hello.ogg"))
                            .withOgg(OggForm.CONTINUOUS)
                            .withIcy(new IcyRules(8192, "windows-1251")));
            assertThat(mount.sourceTimeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(mount.words()).isEqualTo(new StreamWords("N", "D", "U", "G", "128"));
            assertThat(mount.headers()).containsExactly(new ReplyHeader("X", "y", 0));
        }

        @Test
        void is_as_plain_as_one_without_a_block_when_it_says_nothing() {
            var config = config("<mount><mount-name>/a</mount-name></mount>");
            assertThat(config.mount(A)).isEqualTo(MountConfig.plain(A, config.limits()));
            assertThat(config.otherMounts().named(A)).isEqualTo(MountConfig.plain(A, config.limits()));
        }

        @ParameterizedTest
        @CsvSource({"1,OWN", "true,OWN", "own,OWN", "ALL,ALL", "on,OWN", "0,NONE", "none,NONE", "no,NONE"})
        void takes_its_listeners_back_as_it_says(String value, Recall recall) {
            assertThat(listeners("<fallback-override>" + value + "</fallback-override>")
                            .fallback()
                            .recall())
                    .isEqualTo(recall);
        }

        @Test
        void takes_its_own_listeners_back_when_it_does_not_say() {
            assertThat(listeners("<fallback-mount>/b</fallback-mount>").fallback())
                    .isEqualTo(FallbackRules.to(B));
        }

        @Test
        void may_fall_back_to_several() {
            assertThat(listeners("<fallback-mount>/b</fallback-mount><fallback-mount>/c</fallback-mount>")
                            .fallback())
                    .isEqualTo(FallbackRules.to(B, new MountName("/c")));
        }

        @Test
        void may_give_its_burst_in_seconds() {
            assertThat(listeners("<burst-size>10s</burst-size>").burst())
                    .isEqualTo(new Burst(65_536, Duration.ofSeconds(10)));
        }

        @Test
        void can_be_closed_to_direct_access_in_the_words_of_Icecast_2_5() {
            assertThat(listeners("<allow-direct-access>false</allow-direct-access>")
                            .direct())
                    .isFalse();
        }
    }

    @Nested
    class of_type_default {
        private static final String DEFAULT = """
                <mount type="default">
                    <username>all</username><password>of them</password><max-listeners>7</max-listeners>
                    <fallback-mount>/silence.ogg</fallback-mount><hidden>1</hidden><genre>G</genre>
                    <http-headers><header name="D" value="d"/></http-headers>
                </mount>
                """;

        @Test
        void fills_in_what_the_others_leave_out() {
            var mount = config(DEFAULT + "<mount><mount-name>/a</mount-name><max-listeners>3</max-listeners></mount>")
                    .mount(A);
            assertThat(mount.listeners().maxListeners()).isEqualTo(3);
            assertThat(mount.listeners().fallback()).isEqualTo(FallbackRules.to(new MountName("/silence.ogg")));
            assertThat(mount.hidden()).isTrue();
            assertThat(mount.words().genre()).isEqualTo("G");
            assertThat(mount.login()).matches(login -> login != null && login.admits("all", "of them"));
        }

        @Test
        void counts_wherever_it_stands_in_the_file() {
            assertThat(config("<mount><mount-name>/a</mount-name></mount>" + DEFAULT)
                            .mount(A)
                            .listeners()
                            .maxListeners())
                    .isEqualTo(7);
        }

        @Test
        void counts_for_mounts_without_a_block() {
            assertThat(config(DEFAULT)
                            .mount(new MountName("/unheard-of"))
                            .listeners()
                            .maxListeners())
                    .isEqualTo(7);
            assertThat(config(DEFAULT)
                            .mount(new MountName("/silence.ogg"))
                            .listeners()
                            .fallback())
                    .isEqualTo(FallbackRules.NOTHING);
        }

        @Test
        void puts_its_headers_after_the_mount_s_own() {
            var own =
                    "<mount><mount-name>/a</mount-name><http-headers><header name='M' value='m'/></http-headers></mount>";
            assertThat(config(DEFAULT + own).mount(A).headers())
                    .containsExactly(new ReplyHeader("M", "m", 0), new ReplyHeader("D", "d", 0));
        }

        @Test
        void can_be_overruled_with_no() {
            assertThat(config(DEFAULT + "<mount><mount-name>/a</mount-name><hidden>0</hidden></mount>")
                            .mount(A)
                            .hidden())
                    .isFalse();
        }

        @Test
        void is_wrong_once_and_not_for_each_mount() {
            assertThat(errors(icecast("<mount type='default'><hidden>maybe</hidden></mount>"
                            + "<mount><mount-name>/a</mount-name></mount><mount><mount-name>/b</mount-name></mount>")))
                    .hasSize(1);
        }

        @Test
        void makes_no_mount_fall_back_to_itself() {
            var text = "<mount type='default'><fallback-mount>/a</fallback-mount></mount>"
                    + "<mount><mount-name>/a</mount-name></mount>";
            assertThat(config(text).mount(A).listeners().fallback()).isEqualTo(FallbackRules.NOTHING);
        }
    }

    @Nested
    class with_a_fallback {
        @Test
        void is_wrong_when_it_comes_back_to_itself() {
            assertThat(errors(mounts("/a /b", "/b /a")))
                    .containsExactly("x:2:51 <fallback-mount> goes round in a loop: /a → /b → /a");
            assertThat(errors(mounts("/a /a"))).singleElement().asString().endsWith("/a → /a");
        }

        @Test
        void is_wrong_when_a_mount_without_a_block_closes_the_loop() {
            var text = "<mount type='default'><fallback-mount>/a</fallback-mount></mount>"
                    + "<mount><mount-name>/a</mount-name><fallback-mount>/b</fallback-mount></mount>";
            assertThat(errors(icecast(text))).singleElement().asString().endsWith("/a → /b → /a");
        }

        @Test
        void is_wrong_when_it_runs_into_somebody_else_s_loop() {
            assertThat(errors(mounts("/x /a", "/a /b", "/b /c", "/c /a")))
                    .anyMatch(line -> line.endsWith("loop: /a → /b → /c → /a"));
        }

        @Test
        void may_share_it_with_others() {
            assertThat(errors(mounts("/a /c", "/b /c", "/c /d"))).isEmpty();
        }

        @Test
        void is_warned_of_when_there_are_more_than_ten() {
            var chain = new String[12];
            for (int i = 0; i < chain.length; i++) {
                chain[i] = "/m" + i + " /m" + (i + 1);
            }
            assertThat(Reads.draft(mounts(chain)).warnings())
                    .filteredOn(finding -> finding.element().equals("fallback-mount"))
                    .extracting(finding -> finding.what())
                    .containsExactly(
                            "more than 10 fallbacks follow /m1, one after the other; the rest is never reached");
        }

        @Test
        void has_none_when_the_element_is_empty() {
            assertThat(listeners("<fallback-mount/>").fallback()).isEqualTo(FallbackRules.NOTHING);
        }

        private static String mounts(String... pairs) {
            var text = new StringBuilder();
            for (var pair : pairs) {
                var names = pair.split(" ", -1);
                text.append("<mount><mount-name>%s</mount-name><fallback-mount>%s</fallback-mount></mount>%n"
                        .formatted(names[0], names[1]));
            }
            return icecast(text.toString());
        }
    }

    @Nested
    class whose_name_is_odd {
        @ParameterizedTest
        @ValueSource(strings = {"live", "/", "//a", "/a//b", "/a/../b", "/..", "/./a", "/a\\..\\b", "/a/"})
        void is_wrong(String name) {
            assertThat(errors(icecast("<mount><mount-name>" + name + "</mount-name></mount>")))
                    .singleElement()
                    .asString()
                    .startsWith("x:2:20 <mount-name> '")
                    .contains("allowed:");
        }

        @Test
        void is_wrong_when_it_is_longer_than_255_characters() {
            assertThat(errors(icecast("<mount><mount-name>/" + "a".repeat(1024) + "</mount-name></mount>")))
                    .singleElement()
                    .asString()
                    .hasSizeLessThan(200);
        }

        @Test
        void is_wrong_when_it_is_there_twice() {
            assertThat(errors(icecast("<mount><mount-name>/a</mount-name></mount>\n"
                            + "<mount><mount-name>/a</mount-name></mount>")))
                    .containsExactly("x:3:8 <mount> /a has a <mount> in line 2 already");
        }

        @Test
        void is_passed_over_when_there_is_none() {
            assertThat(warnings("<mount><hidden>1</hidden></mount>"))
                    .containsExactly("x:2:8 <mount> without a <mount-name> is passed over");
        }

        @Test
        void is_passed_over_when_its_type_is_unknown() {
            assertThat(warnings("<mount type='odd'><mount-name>/a</mount-name></mount>"))
                    .hasSize(1);
        }
    }

    @Nested
    class whose_name_is_a_pattern {
        private static final String LIVE =
                "<mount><mount-name>/live*</mount-name><max-listeners>1</max-listeners><priority>2</priority></mount>";

        @Test
        void counts_for_all_that_it_fits_and_that_have_no_block() {
            var text = LIVE + "<mount><mount-name>/live.ogg</mount-name><max-listeners>5</max-listeners></mount>";
            assertThat(most(text, "/live1")).isEqualTo(1);
            assertThat(most(text, "/live/a/b")).isEqualTo(1);
            assertThat(most(text, "/live.ogg")).isEqualTo(5);
            assertThat(most(text, "/alive")).isEqualTo(-1);
            assertThat(config(text).mount(new MountName("/live1")).name()).isEqualTo(new MountName("/live1"));
            assertThat(warnings(text)).isEmpty();
        }

        @Test
        void counts_before_another_by_its_priority_and_of_one_priority_the_last() {
            var text = LIVE + "<mount><mount-name>/live/*</mount-name><max-listeners>2</max-listeners></mount>"
                    + "<mount><mount-name>/live/?</mount-name><max-listeners>3</max-listeners></mount>";
            assertThat(most(text, "/live/ab")).isEqualTo(2);
            assertThat(most(text, "/live/a")).isEqualTo(3);
            assertThat(most(text, "/live")).isEqualTo(1);
        }

        @Test
        void takes_from_the_default_mount_what_it_leaves_out() {
            var text = "<mount type='default'><genre>G</genre><max-listeners>9</max-listeners></mount>" + LIVE;
            assertThat(config(text).mount(new MountName("/live1")).words().genre())
                    .isEqualTo("G");
            assertThat(most(text, "/live1")).isEqualTo(1);
        }

        @Test
        void never_falls_back_to_itself() {
            var text = "<mount><mount-name>/*</mount-name><fallback-mount>/off.ogg</fallback-mount></mount>";
            assertThat(config(text).fallbacksOf(A)).containsExactly(new MountName("/off.ogg"));
            assertThat(config(text).fallbacksOf(new MountName("/off.ogg"))).isEmpty();
        }

        @Test
        void is_wrong_when_it_leads_round_in_a_loop_with_another() {
            var text = "<mount><mount-name>/a/*</mount-name><fallback-mount>/b/x</fallback-mount></mount>"
                    + "<mount><mount-name>/b/*</mount-name><fallback-mount>/a/y</fallback-mount></mount>";
            assertThat(errors(icecast(text))).singleElement().asString().contains("goes round in a loop: ");
        }

        @Test
        void has_a_login_that_no_edge_gets() {
            var text = "<mount><mount-name>/live*</mount-name><password>pw</password></mount>";
            var login = config(text).mount(new MountName("/live1")).login();
            assertThat(login).matches(it -> it != null && it.admits("source", "pw"));
            assertThat(config(text)
                            .withoutLogins()
                            .mount(new MountName("/live1"))
                            .login())
                    .isNull();
        }

        private static int most(String text, String mount) {
            return config(text).mount(new MountName(mount)).listeners().maxListeners();
        }
    }

    @Test
    void has_a_burst_that_fits_into_its_queue() {
        var text = "<mount><mount-name>/a</mount-name><queue-size>100</queue-size></mount>";
        assertThat(config(text).mount(A).listeners().burst().bytes()).isEqualTo(100);
        assertThat(warnings(text)).hasSize(1);
    }

    private static ListenerRules listeners(String text) {
        return mount(text).listeners();
    }

    private static MountConfig mount(String children) {
        return config("<mount><mount-name>/a</mount-name>" + children + "</mount>")
                .mount(A);
    }
}
