package floe.kit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.mount.MountName;
import floe.mount.ReplyHeader;
import floe.mount.ServerWords;
import floe.mount.StreamWords;
import floe.stream.Song;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pages")
class PagesTest {
    private static final ServerWords WORDS = new ServerWords("127.0.0.1", 18000, "Loc", "adm@example.com", "Floe");
    private static final Site SITE = Site.of(false, Optional.empty(), WORDS);
    private static final Instant START = Instant.parse("2026-11-22T15:31:46Z");
    private static final Instant SINCE = Instant.parse("2026-11-22T15:33:45Z");
    private static final Listing LIVE = live(
            "/live.mp3",
            new StreamWords("My Name", "Desc", "http://u/", "Gen", "64"),
            "ice-samplerate=44100;ice-bitrate=64;ice-channels=2");
    private static final Listing FALLBACK = new Listing(new MountName("/night.ogg"), null, 3, 5);

    private static Listing live(String mount, StreamWords words, String audioInfo) {
        return new Listing(
                new MountName(mount), new Listing.Live(words, "audio/mpeg", Song.UNKNOWN, audioInfo, SINCE), 0, 1);
    }

    private static Listing playing(String contentType, Song song) {
        return new Listing(
                new MountName("/a.ogg"), new Listing.Live(StreamWords.NONE, contentType, song, "", SINCE), 0, 1);
    }

    private static Listing called(String name) {
        return live("/a.ogg", new StreamWords(name, null, null, null, null), "");
    }

    private static Reply answer(String method, String path, List<ReplyHeader> headers, Listing... listings) {
        return new Pages(new IcecastReplies("Floe", headers), WORDS, START, List.of(listings), ShoutcastStatus.NOTHING)
                .answer(method, path, SITE, START);
    }

    private static String get(String path, Listing... listings) {
        return answer("GET", path, List.of(), listings).body().text(StandardCharsets.UTF_8);
    }

    /// The front page without the style and the script that are the same in each.
    private static String written(String path, Listing... listings) {
        return get(path, listings)
                .replace("<script>" + FrontPage.SCRIPT + "</script>", "")
                .replace("<style>" + FrontPage.STYLE + "</style>", "");
    }

    private static String head(Reply reply) {
        return reply.head().bytes().text(StandardCharsets.UTF_8);
    }

    @Nested
    class with_icecasts_status_document {
        private String status(Listing... listings) {
            return get("/status-json.xsl", listings);
        }

        private JsonObject stats(Listing... listings) {
            return new JsonObject(status(listings)).getJsonObject("icestats");
        }

        @Test
        void write_one_source_byte_by_byte_as_icecast_does() {
            assertThat(status(LIVE)).isEqualTo("""
                    {"icestats":{"admin":"adm@example.com","host":"127.0.0.1","location":"Loc","server_id":"Floe",\
                    "server_start":"Sun, 22 Nov 2026 15:31:46 +0000","server_start_iso8601":"2026-11-22T15:31:46+0000",\
                    "source":{"audio_info":"ice-samplerate=44100;ice-bitrate=64;ice-channels=2","bitrate":64,\
                    "genre":"Gen","ice-bitrate":64,"ice-channels":2,"ice-samplerate":44100,"listener_peak":1,\
                    "listeners":0,"listenurl":"http://127.0.0.1:18000/live.mp3","server_description":"Desc",\
                    "server_name":"My Name","server_type":"audio/mpeg","server_url":"http://u/",\
                    "stream_start":"Sun, 22 Nov 2026 15:33:45 +0000",\
                    "stream_start_iso8601":"2026-11-22T15:33:45+0000","dummy":null}}}""");
        }

        @Test
        void leave_source_out_when_there_is_none() {
            assertThat(status()).endsWith("\"server_start_iso8601\":\"2026-11-22T15:31:46+0000\",\"dummy\":null}}");
        }

        @Test
        void write_an_array_for_two_sources() {
            assertThat(stats(LIVE, FALLBACK).getValue("source")).isInstanceOf(JsonArray.class);
        }

        @Test
        void know_little_of_a_mount_whose_fallback_plays() {
            assertThat(status(FALLBACK))
                    .contains(
                            "\"source\":{\"listeners\":3,\"listenurl\":\"http://127.0.0.1:18000/night.ogg\",\"dummy\":null}");
        }

        @ParameterizedTest
        @CsvSource({
            "1999,1999",
            "0,0",
            "007,'\"007\"'",
            "-5,-5",
            "1.5,1.5",
            "5.,'\"5.\"'",
            ".5,'\".5\"'",
            "' 12 ','\" 12 \"'",
            "TRUE,true",
            "false,false",
            "1e5,'\"1e5\"'",
            "NaN,'\"NaN\"'"
        })
        void take_for_a_number_or_a_truth_what_icecast_does(String name, String value) {
            assertThat(status(called(name))).contains("\"server_name\":" + value + ",");
            assertThat(stats(called(name))).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"", "\\", "a\nb", "\u0000", "\u2028", "\uD800", "</script>", "é😀", "\\u0022"})
        void stay_json_whatever_a_source_says(String evil) {
            var said = stats(called(evil + "x")).getJsonObject("source").getString("server_name");
            assertThat(said).endsWith("x");
        }

        @Test
        void let_no_source_fake_or_double_a_key() {
            var faker = live("/a.ogg", StreamWords.NONE, "listeners=999;dummy=1;total_bytes_read=1;public=1;a\"b=c");
            assertThat(status(faker)).containsOnlyOnce("\"listeners\"").containsOnlyOnce("\"dummy\"");
            assertThat(stats(faker).getJsonObject("source").getInteger("listeners"))
                    .isZero();
            assertThat(stats(faker).getJsonObject("source").fieldNames()).doesNotContain("public");
        }
    }

    /// M-001 to M-010, as far as they have outputs here.
    @Nested
    class with_what_plays {
        @Test
        void tell_artist_and_title_apart_only_where_the_stream_does() {
            var song = new Song("A", "T", "");
            assertThat(get("/status-json.xsl", playing("application/ogg", song)))
                    .contains("\"source\":{\"artist\":\"A\",")
                    .contains(",\"title\":\"T\",\"dummy\":null}");
            assertThat(get("/status-json.xsl", playing("audio/mpeg", song)))
                    .contains("\"title\":\"A - T\"")
                    .doesNotContain("\"artist\"");
        }

        @Test
        void say_nothing_while_nobody_told() {
            assertThat(get("/status-json.xsl", playing("application/ogg", Song.UNKNOWN)))
                    .doesNotContain("\"title\"")
                    .doesNotContain("\"artist\"");
            assertThat(get("/", playing("audio/mpeg", Song.UNKNOWN))).contains("<p class=\"song\"></p>");
        }

        @Test
        void let_no_audio_info_say_it() {
            var faker = live("/a.mp3", StreamWords.NONE, "title=fake;artist=fake");
            assertThat(get("/status-json.xsl", faker)).containsOnlyOnce("fake;").doesNotContain("\"title\"");
        }

        @Test
        void show_it_on_the_front_page_and_in_xspf() {
            var listing = playing("application/ogg", new Song("A", "T", ""));
            assertThat(get("/", listing)).contains("<p class=\"song\">A - T</p>");
            assertThat(get("/a.ogg.xspf", listing)).contains("<creator>A</creator>\n      <title>T</title>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "javascript:alert(1)",
                    "';StreamUrl='http://x",
                    "]]>",
                    "&amp;<!--",
                    "--%3e",
                    "#EXTINF:1,x",
                    "a\r\nhttp://evil/",
                    "\"",
                    "\\",
                    "\uD800",
                    "\u0000\u001b\u0085\u2028",
                    "\u202eabc\u200b",
                    "%n%s %1$s",
                    "${jndi:x}",
                    "{{7*7}}",
                    "$(id) `id`",
                    "1999",
                    "true",
                    ""
                })
        void let_no_title_become_anything_else(String evil) throws Exception {
            var listing = playing("application/ogg", new Song(evil, evil, evil));
            var source = stats(listing);
            assertThat(String.valueOf(source.getValue("title"))).isEqualTo(shown(evil));
            assertThat(source.fieldNames()).doesNotContain("StreamUrl");
            assertThat(written("/", listing))
                    .doesNotContain("<script")
                    .doesNotContain("<img")
                    .doesNotContain("]]>")
                    .doesNotContain("<!--")
                    .doesNotContain("\r");
            assertThat(text(get("/a.ogg.xspf", listing), "location")).isEqualTo("http://127.0.0.1:18000/a.ogg");
            assertThat(text(get("/a.ogg.xspf", listing), "creator")).isEqualTo(evil.isEmpty() ? "" : clean(evil));
            assertThat(get("/a.ogg.m3u", listing)).isEqualTo("http://127.0.0.1:18000/a.ogg\r\n");
        }

        private JsonObject stats(Listing listing) {
            return new JsonObject(get("/status-json.xsl", listing))
                    .getJsonObject("icestats")
                    .getJsonObject("source");
        }

        private String shown(String evil) {
            return evil.isEmpty() ? "null" : clean(evil);
        }

        private String clean(String text) {
            return text.replaceAll("[\\p{Cntrl}\u0085\u2028\uD800]", "");
        }

        /// What an XML reader finds there.
        private String text(String xml, String element) throws Exception {
            var found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName(element);
            return found.item(found.getLength() - 1).getTextContent();
        }
    }

    /// What DJ software reads.
    @Nested
    class for_shoutcasts_friends {
        @Test
        void count_listeners_of_all_edges() {
            assertThat(seven(new Song("A", "T", "")))
                    .isEqualTo("<HTML><meta http-equiv=\"Pragma\" content=\"no-cache\"></head><body>7,1,7,100,7,64,"
                            + "A - T</body></html>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"</body><script>", "</SONGTITLE>", "]]>", "a\nb"})
        void let_no_title_become_markup(String evil) {
            assertThat(seven(Song.titled(evil))).doesNotContain(evil);
            assertThat(shoutcast(Song.titled(evil)).xml()).doesNotContain(">" + evil);
        }

        private String seven(Song song) {
            return shoutcast(song).sevenHtml();
        }

        private ShoutcastStatus shoutcast(Song song) {
            var words = new StreamWords("n", null, null, null, "64");
            return new ShoutcastStatus(Optional.of(new Listing.Live(words, "audio/mpeg", song, "", SINCE)), 7, 100);
        }
    }

    @Nested
    class with_the_front_page {
        @Test
        void give_each_mount_a_player_a_playlist_and_its_words() {
            assertThat(get("/", LIVE, FALLBACK))
                    .contains("<audio controls preload=\"none\" src=\"/live.mp3\">")
                    .contains("<audio controls preload=\"none\" src=\"/night.ogg\">")
                    .contains("<a href=\"/live.mp3.m3u\">")
                    .contains("My Name")
                    .contains("Gen")
                    .contains("3 listeners");
        }

        @Test
        void say_so_when_nothing_is_on() {
            assertThat(get("/")).contains("<p class=\"nothing\">Nothing is on the air.</p>");
            assertThat(get("/", FALLBACK)).contains("<p class=\"nothing\" hidden>");
        }

        @Test
        void forbid_the_browser_to_load_anything_from_elsewhere_and_to_run_anything_but_their_own_script()
                throws Exception {
            assertThat(head(answer("GET", "/", List.of())))
                    .contains("Content-Security-Policy: default-src 'none'; script-src 'sha256-" + digest("script")
                            + "'; style-src 'sha256-" + digest("style")
                            + "'; media-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
                            + "form-action 'none'; frame-ancestors 'none'\r\n");
            assertThat(written("/", LIVE))
                    .doesNotContain("<script")
                    .doesNotContain("style=")
                    .doesNotContainPattern("\\son\\w+=");
            assertThat(written("/", LIVE)).containsOnlyOnce("<link rel=\"icon\" href=\"data:image/svg+xml,");
        }

        /// Of what stands in the page's only element of this name, as the browser reckons it.
        private String digest(String element) throws Exception {
            var text = get("/", LIVE).split("</?" + element + ">", -1);
            assertThat(text).hasSize(3);
            var digest = MessageDigest.getInstance("SHA-256").digest(text[1].getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        }

        /// M-001, M-005, M-015.
        @ParameterizedTest
        @ValueSource(
                strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>"})
        void let_no_words_become_markup(String evil) {
            var words = new StreamWords(evil, evil, "http://h/" + evil, evil, evil);
            var mount = "/" + evil.replace("/", "");
            assertThat(written("/", live(mount, words, evil)))
                    .doesNotContain("<script")
                    .doesNotContain("<img")
                    .doesNotContain("<svg")
                    .doesNotContain("=\"\">");
        }

        @Test
        void link_to_the_web_and_to_nothing_else() {
            var words = new StreamWords("n", null, "javascript:alert(1)", null, null);
            assertThat(written("/", live("/a.ogg", words, ""))).doesNotContain("javascript");
        }
    }

    @Nested
    class with_playlists {
        @Test
        void name_the_stream_whether_it_is_on_or_not() {
            assertThat(get("/some/where.ogg.m3u")).isEqualTo("http://127.0.0.1:18000/some/where.ogg\r\n");
        }

        /// M-006.
        @Test
        void have_one_line_whatever_the_mount_is_called() {
            assertThat(get("/a #EXTINF:1,é.ogg.m3u"))
                    .isEqualTo("http://127.0.0.1:18000/a%20%23EXTINF%3A1%2C%C3%A9.ogg\r\n");
        }

        @Test
        void use_the_name_under_which_the_visitor_came_if_it_is_plain() {
            assertThat(Site.of(true, Optional.of("radio.example"), WORDS).address(new MountName("/a")))
                    .isEqualTo("https://radio.example/a");
            assertThat(Site.of(false, Optional.of("[::1]:8000"), WORDS).authority())
                    .isEqualTo("[::1]:8000");
            assertThat(Site.of(false, Optional.of("evil\"><x"), WORDS).authority())
                    .isEqualTo("127.0.0.1:18000");
        }

        @Test
        void are_xml_with_a_track_for_a_mount_that_is_on() {
            assertThat(get("/live.mp3.xspf", LIVE)).contains("<location>http://127.0.0.1:18000/live.mp3</location>");
            assertThat(get("/a.ogg.xspf", called("]]><x>&"))).contains("]]&gt;&lt;x&gt;&amp;");
            assertThat(get("/gone.ogg.xspf", LIVE)).doesNotContain("<track>");
        }

        @Test
        void tell_of_the_stream_in_xspf_what_icecast_does() {
            assertThat(get("/live.mp3.xspf", LIVE)).contains("""
                          <annotation>Stream Title: My Name
                    Stream Description: Desc
                    Content Type:audio/mpeg
                    Bitrate: 64
                    Current Listeners: 0
                    Peak Listeners: 1
                    Stream Genre: Gen</annotation>
                          <info>http://u/</info>
                    """);
        }

        @Test
        void are_a_fact_a_line_for_vlc() {
            var song = new Listing.Live(
                    new StreamWords("N\r\nSTREAMURL=http://evil/", null, null, "G", null),
                    "application/ogg",
                    new Song("A", "T", ""),
                    "",
                    SINCE);
            assertThat(get("/a.ogg.vclt", new Listing(new MountName("/a.ogg"), song, 0, 1)))
                    .isEqualTo("""
                    STREAMURL=http://127.0.0.1:18000/a.ogg
                    ARTIST=A
                    TITLE=T
                    SERVER_NAME=N STREAMURL=http://evil/
                    SIGNALINFO=codec:ogg_general
                    GENRE=G
                    ==
                    """);
            assertThat(get("/gone.ogg.vclt", LIVE)).isEmpty();
        }
    }

    @Nested
    class to_other_wishes {
        @ParameterizedTest
        @ValueSource(strings = {"/nothing", "/.git/config", "/.m3u", "/a/", "/status.xsl.", "/<svg onload=alert(1)>"})
        void answer_404_without_an_echo(String path) {
            var reply = answer("GET", path, List.of());
            assertThat(reply.head().status()).isEqualTo(404);
            assertThat(reply.body().text(StandardCharsets.UTF_8))
                    .isEqualTo("<html><head><title>Error 404</title></head><body><b>404 - The file you requested could "
                            + "not be found</b></body></html>\r\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "SOURCE", "PROPFIND"})
        void answer_405_with_what_is_allowed(String method) {
            var reply = answer(method, "/", List.of());
            assertThat(head(reply))
                    .contains(" 405 Method Not Allowed\r\n")
                    .contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
        }

        @Test
        void answer_options_with_204() {
            assertThat(head(answer("OPTIONS", "*", List.of()))).contains(" 204 No Content\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/status-json.xsl", "/a.m3u", "/a.xspf", "/nothing"})
    void are_never_kept_by_caches_and_carry_the_operators_headers_once(String path) {
        var headers = List.of(
                new ReplyHeader("Access-Control-Allow-Origin", "*", 0),
                new ReplyHeader("cache-control", "private", 0),
                new ReplyHeader("X-Missing", "yes", 404));
        assertThat(head(answer("GET", path, List.of())))
                .contains("Cache-Control: no-cache, no-store, must-revalidate\r\nPragma: no-cache\r\nExpires: 0\r\n");
        assertThat(head(answer("GET", path, headers)).toLowerCase(java.util.Locale.ROOT))
                .contains("access-control-allow-origin: *\r\n")
                .contains("cache-control: private\r\n")
                .containsOnlyOnce("cache-control");
        assertThat(head(answer("GET", path, headers)).contains("X-Missing")).isEqualTo(path.equals("/nothing"));
    }
}
