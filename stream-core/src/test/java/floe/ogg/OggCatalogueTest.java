package floe.ogg;

import static floe.ogg.Packets.flacComment;
import static floe.ogg.Packets.flacFrame;
import static floe.ogg.Packets.flacHead;
import static floe.ogg.Packets.kateHead;
import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.opusHead;
import static floe.ogg.Packets.opusTags;
import static floe.ogg.Packets.skeletonHead;
import static floe.ogg.Packets.speexHead;
import static floe.ogg.Packets.theoraHead;
import static floe.ogg.Packets.vorbisId;
import static floe.ogg.Sources.audio;
import static floe.ogg.Sources.end;
import static floe.ogg.Sources.framedInPieces;
import static floe.ogg.Sources.headers;
import static floe.ogg.Sources.joined;
import static floe.ogg.Sources.opus;
import static floe.ogg.Sources.opusHeaders;
import static floe.ogg.Sources.vorbis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import floe.bytes.Bytes;
import floe.mpeg.Frames;
import floe.stream.StreamEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The catalogue of bad Ogg, a row per case: what comes of it is links and pages, or why it ends.
@DisplayName("A stream of the catalogue of bad Ogg")
class OggCatalogueTest {
    private static final String NO_PAGE = "no whole Ogg page in 64 KiB";
    private static final String NO_END_OF_HEADERS = "the headers do not end within 256 KiB";

    static Stream<Arguments> pages() {
        return Stream.of(
                row("O-001", "no page in 1 MiB", NO_PAGE, Frames.zeros(1 << 20)),
                row("O-002", "one wrong checksum", "1 link, 3 pages", damaged(3, 22)),
                row("O-002", "every checksum wrong", NO_PAGE, allDamaged()),
                row("O-003", "a page of version 1", "1 link, 3 pages", damaged(3, 4)),
                row("O-004", "a table that claims more than there is", "1 link, 601 pages", overclaimed()),
                row(
                        "O-004",
                        "a packet without end",
                        "a packet longer",
                        opusWith().spread(0, 0, 255, new byte[2 << 20])),
                row("O-005", "the largest page", "1 link, 2 pages", opusWith().raw(0, -1, full(), new byte[255 * 255])),
                row("O-005", "no body", "1 link, 2 pages", opusWith().page(0, 2, new byte[0])),
                row("O-005", "no segments", "1 link, 2 pages", opusWith().page(0, -1)),
                row(
                        "O-006",
                        "the rest of no packet",
                        "1 link, 2 pages",
                        opusWith().page(1, 9, opus20ms(9))),
                row("O-006", "a rest without its flag", "1 link, 3 pages", unflagged()),
                row("O-007", "another serial", "no data within 256 KiB", opus(1, 1), pagesOf(2, 600)),
                row(
                        "O-007",
                        "a serial twice",
                        "1 link, 1 pages",
                        opusHeaders(1),
                        opus(1, 1).bytes()),
                row("O-007", "ten streams", "1 link, 1 pages", begun(10)),
                row("O-007", "eleven streams", "more than 10 logical streams", begun(11)),
                row("O-007", "a thousand streams", "more than 10 logical streams", begun(1000)),
                row(
                        "O-008",
                        "nothing but beginnings",
                        NO_END_OF_HEADERS,
                        Frames.times(9000, opusHeaders(1).bytes())),
                row(
                        "O-009",
                        "an end and a beginning",
                        "2 links, 4 pages",
                        vorbis(1, 2),
                        opus(1, 2).bytes()),
                row(
                        "O-009",
                        "ten thousand in a second",
                        "more than ten",
                        Frames.times(10_000, opus(1, 1).bytes())),
                row("O-010", "granule -1", "1 link, 2 pages", opusWith().page(0, -1, opus20ms(9))),
                row("O-010", "a smaller granule", "1 link, 2 pages", opusWith().page(0, 5, opus20ms(9))),
                row(
                        "O-010",
                        "the largest granule",
                        "1 link, 2 pages",
                        opusWith().page(0, Long.MAX_VALUE, opus20ms(9))),
                row("O-011", "a hole", "1 link, 2 pages", opusWith().skip(9).page(0, 9, opus20ms(9))),
                row(
                        "O-011",
                        "a number again",
                        "1 link, 2 pages",
                        opusWith().skip(-1).page(0, 9, opus20ms(9))),
                row(
                        "O-011",
                        "numbers backwards",
                        "1 link, 2 pages",
                        opusWith().skip(-3).page(0, 9, opus20ms(9))),
                row("O-016", "silence on tiny pages", "1 link, 3000 pages", silence(3000)),
                row("O-017", "MP3 as Ogg", NO_PAGE, Frames.times(200, Frames.mp3())));
    }

    static Stream<Arguments> comments() {
        return Stream.of(
                row("O-012", "a vendor of 4 GiB", "opus comment header is wrong", tags(counts(0))),
                row("O-012", "4 G comments", "opus comment header is wrong", tags(counts(8))),
                row("O-012", "a comment past the end", "opus comment header is wrong", tags(counts(12))),
                row("O-013", "60,000 comments", "1 link, 1 pages", tags(manyComments())),
                row("O-013", "a comment of 200 KiB", "1 link, 1 pages", tags(big(200 << 10))),
                row("O-013", "a comment of 1 MiB", NO_END_OF_HEADERS, tags(big(1 << 20))),
                row("O-013", "no equals sign", "1 link, 1 pages", tags(Packets.comments("TITLE", "", "="))),
                row("O-013", "NUL in a comment", "1 link, 1 pages", tags(Packets.comments("TITLE=a\0b"))),
                row("O-013", "no UTF-8", "1 link, 1 pages", tags(changed(Packets.comments("TITLE=a"), 22, 0xFF))),
                row("O-014", "a picture of 16 MiB", NO_END_OF_HEADERS, tags(big(16 << 20))));
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                row("O-015", "Vorbis without channels", "vorbis id", first(vorbisId(0, 44_100, 0))),
                row("O-015", "Vorbis at 0 Hz", "vorbis id", first(vorbisId(2, 0, 0))),
                row("O-015", "Vorbis with its block sizes reversed", "vorbis id", first(vorbisId(2, 44_100, 0, 0x8B))),
                row("O-015", "Opus without channels", "opus id", first(opusHead(0, 0))),
                row("O-015", "Opus with 255 channels", "opus id", first(opusHead(255, 0))),
                row("O-015", "Opus of version 16", "opus id", first(changed(opusHead(2, 0), 8, 16))),
                row("O-015", "FLAC with 0 headers behind", "1 link, 1 pages", flacWithoutCount()),
                row("O-015", "Vorbis cut", "vorbis id", first(cut(vorbisId(2, 44_100, 0)))),
                row("O-015", "Opus cut", "opus id", first(cut(opusHead(2, 0)))),
                row("O-015", "FLAC cut", "flac id", first(cut(flacHead(44_100, 2, 4096)))),
                row("O-015", "Speex cut", "speex id", first(cut(speexHead(16_000, 1, 0)))),
                row("O-015", "Theora cut", "theora id", first(cut(theoraHead(25, 1, 6)))),
                row("O-015", "Kate cut", "kate id", first(Arrays.copyOf(kateHead(2), 11))),
                row("O-015", "Skeleton cut", "1 link, 2 pages", first(Arrays.copyOf(skeletonHead(), 9))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"pages", "comments", "heads"})
    void has_the_outcome_that_the_catalogue_gives(String row, String what, String outcome, Bytes stream) {
        assertThat(outcome(stream)).as(row + " " + what).startsWith(outcome);
    }

    @Test
    @DisplayName("O-018: cut at any byte, its listeners get an end, and the next source is as if it were the first")
    void costs_the_next_source_nothing() {
        var stream = joined(vorbis(1, 2), opus(1, 2));
        var next = Sources.framed(opus(2, 3));
        for (int cut = 0; cut <= stream.length(); cut++) {
            var link = new OggLink();
            for (var event : new OggFramer(8).frame(stream.slice(0, cut))) {
                switch (event) {
                    case StreamEvent.Headers(var bytes, var _) -> link.follow(bytes);
                    case StreamEvent.Audio(var bytes, var _, var _, var _) -> link.follow(bytes);
                    case StreamEvent.Title _, StreamEvent.End _ -> {}
                }
            }
            assertThat(link.ending())
                    .as("cut at %d", cut)
                    .allMatch(each -> OggPage.at(each).isEos());
            assertThat(Sources.framed(opus(2, 3))).isEqualTo(next);
        }
    }

    @Test
    @DisplayName("O-019: in segments of 1 to 1,500 bytes it is the same")
    void is_the_same_in_segments_of_every_size() {
        var stream = joined(vorbis(1, 2), opus(1, 2));
        var whole = new OggFramer(7).frame(stream);
        for (int size = 1; size <= 1500; size++) {
            assertThat(framedInPieces(stream, size)).as("size %d", size).isEqualTo(whole);
        }
    }

    private static Arguments row(String id, String what, String outcome, Bytes stream) {
        return arguments(id, what, outcome, stream);
    }

    private static Arguments row(String id, String what, String outcome, OggWriter writer) {
        return row(id, what, outcome, writer.bytes());
    }

    private static Arguments row(String id, String what, String outcome, OggWriter writer, Bytes then) {
        return row(id, what, outcome, Frames.joined(writer.bytes(), then));
    }

    private static String outcome(Bytes stream) {
        var events = new OggFramer(7).frame(stream);
        assertThat(audio(events)).allMatch(each -> Sources.page(each).crcIsRight());
        assertThat(audio(events)).allMatch(each -> each.durationNanos() <= 60_000_000_000L);
        int links = headers(events).size();
        return end(events).isEmpty()
                ? links + (links == 1 ? " link, " : " links, ") + audio(events).size() + " pages"
                : end(events);
    }

    /// A page of sound, and what is written behind it.
    private static OggWriter opusWith() {
        return opus(1, 1);
    }

    /// A packet goes on upon a page that does not say so.
    private static OggWriter unflagged() {
        return opusWith().raw(0, -1, OggWriter.filled(1, 255), new byte[255]).page(0, 3000, opus20ms(9));
    }

    private static OggWriter flacWithoutCount() {
        return new OggWriter(1)
                .page(OggPage.BOS, 0, changed(flacHead(44_100, 2, 4096), 8, 0))
                .page(0, 0, flacComment(true))
                .page(0, 4096, flacFrame(30));
    }

    /// Four pages of Vorbis behind two of headers, one of them with a bit wrong.
    private static Bytes damaged(int page, int at) {
        var pages = OggPage.pagesOf(vorbis(1, 4).bytes()).stream()
                .map(OggPage::bytes)
                .toArray(Bytes[]::new);
        pages[page] = Bytes.wrap(changed(pages[page].toArray(), at, pages[page].at(at) ^ 1));
        return Frames.joined(pages);
    }

    private static Bytes allDamaged() {
        var page = new OggWriter(1).page(0, 1, new byte[200]).bytes().toArray();
        return Frames.times(400, Bytes.wrap(changed(page, 22, page[22] ^ 1)));
    }

    /// Behind a page whose body never comes, as many bytes as it claims, and more.
    private static Bytes overclaimed() {
        var claim = new OggWriter(1).raw(0, 1, full(), new byte[0]).bytes();
        return Frames.joined(opus(1, 1).bytes(), claim, pagesOf(1, 600));
    }

    private static Bytes pagesOf(int serial, int count) {
        var writer = new OggWriter(serial);
        for (int i = 0; i < count; i++) {
            writer.page(0, i, opus20ms(900));
        }
        return writer.bytes();
    }

    private static Bytes silence(int pages) {
        var writer = opusHeaders(1);
        for (int i = 1; i <= pages; i++) {
            writer.page(0, i * 960L, opus20ms(3));
        }
        return writer.bytes();
    }

    private static Bytes begun(int streams) {
        var writers = new OggWriter[2 * streams];
        for (int i = 0; i < streams; i++) {
            writers[i] = new OggWriter(i).page(OggPage.BOS, 0, opusHead(2, 0));
            writers[streams + i] = new OggWriter(i).page(0, 0, opusTags());
        }
        return Frames.joined(joined(writers), pagesOf(0, 1));
    }

    private static Bytes first(byte[] packet) {
        return joined(new OggWriter(9).page(OggPage.BOS, 0, packet), opus(1, 2));
    }

    private static Bytes tags(byte[] comments) {
        var packet = Frames.joined(Bytes.latin1("OpusTags"), Bytes.wrap(comments));
        return new OggWriter(1)
                .page(OggPage.BOS, 0, opusHead(2, 0))
                .spread(0, 0, 200, packet.toArray())
                .page(0, 960, opus20ms(9))
                .bytes();
    }

    private static byte[] manyComments() {
        var fields = new String[60_000];
        Arrays.fill(fields, "");
        return Packets.comments(fields);
    }

    private static byte[] big(int length) {
        return Packets.comments("METADATA_BLOCK_PICTURE=" + "A".repeat(length));
    }

    /// One comment, with 4 GiB where a length or a number stands.
    private static byte[] counts(int at) {
        var comments = Packets.comments("TITLE=a");
        ByteBuffer.wrap(comments).putInt(at, -1);
        return comments;
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] cut(byte[] packet) {
        return Arrays.copyOf(packet, packet.length - 4);
    }

    private static byte[] full() {
        return OggWriter.filled(255, 255);
    }
}
