package floe.ingest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.stream.Song;
import floe.stream.StreamEvent;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A call")
@ExtendWith(VertxExtension.class)
class AdminOfficeTest {
    private static final String UPDATE = "/admin/metadata?mode=updinfo&mount=/live.mp3&song=";
    private static final String SUCCESS = "<?xml version=\"1.0\"?>\n<iceresponse><message>Metadata update successful"
            + "</message><return>1</return></iceresponse>\n";
    private static final String WILL_NOT = "<?xml version=\"1.0\"?>\n<iceresponse><message>Mountpoint will not accept "
            + "URL updates</message><return>1</return></iceresponse>\n";

    private Vertx vertx;
    private TestOffice office;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        office = new TestOffice(vertx, "ingest-1");
    }

    private static void awaitTold(FakeSource source, String... titles) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        var songs = List.of(titles).stream().map(Song::titled).toList();
        while (!source.told.equals(songs)) {
            if (System.nanoTime() > until) {
                assertThat(source.told).isEqualTo(songs);
            }
            Thread.sleep(5);
        }
    }

    private List<String> atOnce(int calls, IntFunction<String> target, String credentials) throws InterruptedException {
        var replies = new ConcurrentLinkedQueue<String>();
        var callers = IntStream.range(0, calls)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try {
                        replies.add(office.get(target.apply(i), credentials));
                    } catch (Exception e) {
                        replies.add(e.toString());
                    }
                }))
                .toList();
        for (var caller : callers) {
            caller.join();
        }
        return List.copyOf(replies);
    }

    private static void assertRefused(String reply, int status, String message) {
        assertThat(reply).contains(" " + status + " ").contains(message);
    }

    @Nested
    class that_tells_a_title {
        @ParameterizedTest
        @ValueSource(strings = {"source:secret", "admin:boss"})
        void is_answered_in_icecasts_words(String credentials) throws Exception {
            var source = office.source("/live.mp3");
            assertThat(office.get(UPDATE + "T", credentials))
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .contains("Content-Type: text/xml; charset=utf-8\r\n")
                    .contains("Content-Length: " + SUCCESS.length() + "\r\n")
                    .endsWith("\r\n\r\n" + SUCCESS);
            assertThat(source.told).containsExactly(Song.titled("T"));
        }

        @Test
        void may_come_as_a_form() throws Exception {
            var source = office.source("/live.mp3");
            var form = "song=form&mode=updinfo";
            var reply = office.ask("POST /admin/metadata?mount=/live.mp3&song=address HTTP/1.1\r\nHost: h\r\n"
                    + TestOffice.basic("source:secret") + "Content-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: " + form.length() + "\r\n\r\n" + form);
            assertThat(reply).endsWith(SUCCESS);
            assertThat(source.told).containsExactly(Song.titled("form"));
        }

        @Test
        void may_name_its_mount_wholly_encoded() throws Exception {
            var source = office.source("/live.mp3");
            var target = "/admin/metadata?mode=updinfo&mount=%2flive%2emp3&charset=UTF-8&song=%C3%A9";
            assertThat(office.get(target, "source:secret")).endsWith(SUCCESS);
            assertThat(source.told).containsExactly(Song.titled("é"));
        }

        @Test
        void may_have_bytes_that_nobody_encoded() throws Exception {
            var source = office.source("/live.mp3");
            office.get(UPDATE + "\u00c3\u00a9", "source:secret");
            office.get(UPDATE + "\u00e8", "source:secret");
            assertThat(source.told).containsExactly(Song.titled("é"), Song.titled("è"));
        }

        @Test
        void speaks_the_mounts_charset_unless_it_says_another() throws Exception {
            var source = office.source("/own.mp3");
            office.get("/admin/metadata?mode=updinfo&mount=/own.mp3&song=%EC%E8%F0", "dj:own");
            office.get("/admin/metadata?mode=updinfo&mount=/own.mp3&song=%E9&charset=latin1", "dj:own");
            assertThat(source.told).containsExactly(Song.titled("мир"), Song.titled("é"));
        }

        @Test
        void is_shown_a_page_when_it_asks_for_one() throws Exception {
            office.source("/live.mp3");
            assertThat(office.get("/admin/metadata.xsl?mode=updinfo&mount=/live.mp3&song=T", "admin:boss"))
                    .contains("Content-Type: text/html; charset=utf-8\r\n")
                    .endsWith("<p>Metadata update successful</p></body></html>");
        }

        @Test
        void is_heard_on_a_node_that_does_not_carry_the_mount() throws Exception {
            var other = new TestOffice(vertx, "ingest-2");
            var source = office.source("/live.mp3");
            other.await("/live.mp3", _ -> true);
            assertThat(other.get(UPDATE + "T", "source:secret")).endsWith(SUCCESS);
            assertThat(source.told).containsExactly(Song.titled("T"));
            other.await("/live.mp3", claim -> claim.song().title().equals("T"));
        }

        @Test
        void before_the_streams_headers_is_told_behind_them() throws Exception {
            var source = office.source("/live.mp3", "127.0.0.1", true);
            assertThat(office.get(UPDATE + "T", "source:secret")).endsWith(SUCCESS);
            assertThat(source.told).isEmpty();
            source.begin();
            awaitTold(source, "T");
        }

        @Test
        void without_text_changes_nothing_behind_one_with_text() throws Exception {
            var source = office.source("/live.mp3");
            office.get(UPDATE + "T", "source:secret");
            assertThat(office.get(UPDATE, "source:secret")).endsWith(SUCCESS);
            assertThat(source.told).containsExactly(Song.titled("T"));
        }

        /// M-011.
        @Test
        void in_a_hurry_is_overtaken_by_the_next() throws Exception {
            var source = office.source("/live.mp3");
            long before = System.nanoTime();
            assertThat(atOnce(30, i -> UPDATE + i, "source:secret"))
                    .hasSize(30)
                    .allMatch(reply -> reply.endsWith(SUCCESS));
            long tenths = (System.nanoTime() - before) / 100_000_000;
            assertThat(source.told).hasSizeLessThanOrEqualTo((int) tenths + 2);
            office.get(UPDATE + "last", "source:secret");
            assertThat(source.told).last().isEqualTo(Song.titled("last"));
        }
    }

    @Nested
    class that_may_not_tell {
        @ParameterizedTest
        @ValueSource(
                strings = {"", "source:wrong", "dj:own", "spare:own", "relay:slave", "admin:secret", "source:boss"})
        void is_asked_who_it_is_and_changes_nothing(String credentials) throws Exception {
            var source = office.source("/live.mp3");
            var reply = office.get(UPDATE + "T", credentials.isEmpty() ? null : credentials);
            assertThat(reply)
                    .startsWith("HTTP/1.0 401 Authentication Required\r\n")
                    .contains("WWW-Authenticate: Basic realm=\"Icecast2 Server\"\r\n")
                    .endsWith("You need to authenticate\r\n");
            assertThat(source.told).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/admin/reloadconfig",
                    "/admin/streamlist.txt",
                    "/admin/fallbacks",
                    "/admin/metadata?mount=/x"
                })
        void reads_that_there_is_no_administrator_where_none_is_set(String target) throws Exception {
            var headless = TestOffice.withoutAdministrator(vertx);
            for (var credentials : new String[] {null, "admin:boss", "admin:"}) {
                assertRefused(
                        headless.get(target, credentials),
                        401,
                        "No administrator is set on this server: that takes an <admin-user> and an <admin-password>");
            }
        }

        @ParameterizedTest
        @CsvSource({"dj:own,200", "spare:own,200", "admin:boss,200", "source:secret,401"})
        void is_known_by_the_mounts_own_login_where_it_has_one(String credentials, int status) throws Exception {
            office.source("/own.mp3");
            assertThat(office.get("/admin/metadata?mode=updinfo&mount=/own.mp3&song=T", credentials))
                    .startsWith("HTTP/1.0 " + status);
        }

        @Test
        void comes_from_another_address_and_is_no_administrator() throws Exception {
            var source = office.source("/live.mp3", "192.0.2.1", true).begin();
            assertThat(office.get(UPDATE + "T", "source:secret"))
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .endsWith(WILL_NOT);
            assertThat(source.told).isEmpty();
            assertThat(office.get(UPDATE + "T", "admin:boss")).endsWith(SUCCESS);
        }

        @Test
        void comes_from_another_sites_page() throws Exception {
            var source = office.source("/live.mp3");
            var reply = office.ask("GET " + UPDATE + "T HTTP/1.1\r\nHost: h\r\n" + TestOffice.basic("admin:boss")
                    + "Origin: http://evil.example\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.1 403 Forbidden\r\n");
            assertThat(source.told).isEmpty();
        }

        @Test
        void only_wants_to_look() throws Exception {
            var source = office.source("/live.mp3");
            var head = "HEAD " + UPDATE + "T HTTP/1.1\r\nHost: h\r\n" + TestOffice.basic("admin:boss") + "\r\n";
            assertThat(office.ask(head))
                    .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                    .contains("Allow: GET, POST, OPTIONS\r\n");
            assertThat(source.told).isEmpty();
        }
    }

    @Nested
    class that_makes_no_sense {
        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "/admin/metadata,-,401,You need to authenticate",
                    "/admin/metadata,source:secret,401,You need to authenticate",
                    "/admin/metadata,admin:boss,400,Unknown admin request",
                    "/admin/metadata?mode=updinfo&mount=,admin:boss,400,Source does not exist",
                    "/admin/metadata?mode=updinfo&mount=/none,source:secret,400,Source does not exist",
                    "/admin/metadata?mode=updinfo&mount=none,admin:boss,400,Source does not exist",
                    "/admin/metadata?mount=//,admin:boss,400,Source does not exist",
                    "/admin/nothing,-,400,Unrecognised command",
                    "/admin/!POKE,-,400,Unrecognised command",
                    "/admin/,-,400,Unrecognised command",
                    "/admin/metadata.xml,admin:boss,400,Unrecognised command",
                    "/ADMIN/metadata,admin:boss,404,could not be found",
                    "/admin;a/metadata,admin:boss,404,could not be found",
                    "/admin,admin:boss,404,could not be found"
                })
        void is_refused_as_icecast_refuses_it(String target, String credentials, int status, String message)
                throws Exception {
            assertRefused(office.get(target, credentials), status, message);
        }

        /// D-001.
        @Test
        void has_a_mount_of_seven_thousand_characters() throws Exception {
            assertRefused(
                    office.get("/admin/metadata?mode=updinfo&mount=/" + "m".repeat(7000), "admin:boss"),
                    400,
                    "Source does not exist");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "&mode=", "&mode=other", "&mode=UPDINFO"})
        void has_no_mode_that_we_know(String mode) throws Exception {
            var source = office.source("/live.mp3");
            assertThat(office.get("/admin/metadata?mount=/live.mp3&song=T" + mode, "admin:boss"))
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .endsWith("<iceresponse><message>No such action</message><return>0</return></iceresponse>\n");
            assertThat(source.told).isEmpty();
        }

        @Test
        void has_too_long_a_form() throws Exception {
            var reply = office.ask(
                    "POST /admin/metadata HTTP/1.1\r\nHost: h\r\nContent-Length: 20000\r\n\r\n" + "x".repeat(20_000));
            assertThat(reply).startsWith("HTTP/1.1 413 Content Too Large\r\n");
        }

        @Test
        void is_for_a_stream_that_cannot_show_titles() throws Exception {
            office.source("/live.mp3", "127.0.0.1", false).begin();
            assertThat(office.get(UPDATE + "T", "source:secret")).endsWith(WILL_NOT);
        }
    }

    @Nested
    class as_shoutcasts_encoders_make_it {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/admin.cgi?pass=secret&mode=updinfo&song=T",
                    "/admin.cgi?mode=updinfo&pass=secret&mount=%2Fstream&song=T",
                    "/admin.cgi?mode=updinfo&pass=boss&song=T"
                })
        void tells_a_title_with_the_password_in_the_address(String target) throws Exception {
            var source = office.source("/stream");
            assertThat(office.get(target, null))
                    .contains("Content-Type: text/html; charset=utf-8\r\n")
                    .endsWith("<html><head><title>Admin request successful</title></head><body><p>Metadata update "
                            + "successful</p></body></html>");
            assertThat(source.told).containsExactly(Song.titled("T"));
        }

        @ParameterizedTest
        @CsvSource({
            "/admin.cgi?mode=updinfo&song=T,400,missing pass parameter",
            "/admin.cgi?mode=updinfo&pass=wrong&song=T,401,You need to authenticate",
            "/admin.cgi?pass=secret&song=T,400,No such action",
            "/admin.cgi?mode=kicksrc&pass=secret,400,No such action",
            "/admin.cgi?mode=updinfo&pass=secret&song=T,400,Source does not exist"
        })
        void is_refused_as_icecast_refuses_it(String target, int status, String message) throws Exception {
            assertRefused(office.get(target, null), status, message);
        }

        @Test
        void comes_from_another_address() throws Exception {
            var source = office.source("/stream", "192.0.2.1", true).begin();
            assertRefused(
                    office.get("/admin.cgi?mode=updinfo&pass=secret&song=T", null),
                    400,
                    "mountpoint will not accept URL updates");
            assertThat(source.told).isEmpty();
        }

        @Test
        void hears_how_many_listen() throws Exception {
            var source = office.source("/stream");
            source.say(new StreamEvent.Title(new Song("A<", "T&", "")));
            office.await("/stream", claim -> !claim.song().isUnknown());
            assertThat(office.get("/admin.cgi?mode=viewxml&pass=secret", null))
                    .contains("<CURRENTLISTENERS>0</CURRENTLISTENERS>")
                    .contains("<STREAMSTATUS>1</STREAMSTATUS>")
                    .contains("<SONGTITLE>A&lt; - T&amp;</SONGTITLE>");
            assertThat(office.get("/7.html", null)).contains("<body>0,1,0,256,0,0,A&lt; - T&amp;</body>");
        }
    }

    @Nested
    class for_the_list_of_mounts {
        @Test
        void is_answered_to_relays_and_the_administrator() throws Exception {
            office.source("/live.mp3");
            office.source("/hidden.mp3");
            office.source("/also.mp3");
            for (var credentials : List.of("relay:slave", "admin:boss")) {
                assertThat(office.get("/admin/streamlist.txt", credentials))
                        .startsWith("HTTP/1.0 200 OK\r\n")
                        .contains("Content-Type: text/plain; charset=utf-8\r\n")
                        .endsWith("\r\n\r\n/also.mp3\r\n/live.mp3\r\n");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"source:secret", "relay:boss", "x:slave"})
        void is_not_answered_to_others(String credentials) throws Exception {
            assertThat(office.get("/admin/streamlist.txt", credentials)).startsWith("HTTP/1.0 401 ");
        }
    }

    @Nested
    class whose_source_comes_back {
        @Test
        void is_remembered_when_the_stream_says_nothing_itself() throws Exception {
            var first = office.source("/live.mp3");
            office.get(UPDATE + "T", "source:secret");
            first.leave();
            awaitTold(office.source("/live.mp3"), "T");
        }

        @Test
        void is_forgotten_when_the_stream_says_something_else() throws Exception {
            var first = office.source("/live.mp3");
            office.get(UPDATE + "T", "source:secret");
            first.leave();
            var again = office.source("/live.mp3");
            again.say(new StreamEvent.Title(Song.titled("own")));
            Thread.sleep(1200);
            assertThat(again.told).isEmpty();
        }

        @Test
        void is_remembered_on_another_node() throws Exception {
            var other = new TestOffice(vertx, "ingest-2");
            var first = office.source("/live.mp3");
            office.get(UPDATE + "T", "source:secret");
            other.await("/live.mp3", claim -> claim.song().title().equals("T"));
            Thread.sleep(600);
            first.leave();
            awaitTold(other.source("/live.mp3"), "T");
        }
    }

    /// T2, A-009.
    @Nested
    class with_wrong_passwords {
        @Test
        void waits_a_second_from_the_eleventh_on() throws Exception {
            office.source("/live.mp3");
            for (int i = 0; i < 10; i++) {
                office.get(UPDATE + "T", "source:wrong" + i);
            }
            long before = System.nanoTime();
            assertThat(office.get(UPDATE + "T", "source:secret")).endsWith(SUCCESS);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1000), Duration.ofMillis(2500));
        }

        @Test
        void cannot_hurry_by_asking_in_parallel() throws Exception {
            var replies = atOnce(60, i -> "/admin/metadata?mount=/live.mp3&x=" + i, "source:wrong");
            var looked = replies.stream()
                    .filter(reply -> reply.startsWith("HTTP/1.0 401"))
                    .count();
            assertThat(looked).isLessThanOrEqualTo(22);
            assertThat(replies.stream()
                            .filter(reply -> reply.startsWith("HTTP/1.0 429"))
                            .count())
                    .isEqualTo(60 - looked);
        }
    }
}
