package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Song;
import floe.stream.StreamFormat;
import java.util.List;

/// Knows how a link of one logical stream ends and begins again in its middle under another title, so that who decodes
/// both hears neither a sample more nor less. Owned by one framer.
final class Retitling {
    private final RestartableCodec codec;
    private final StreamFormat format;
    private final List<OggPage> headers;
    private final Tail tail;
    private long granule;

    /// A link that begins again.
    ///
    /// @param preroll pages that only make a decoder ready
    /// @param granule what stands for the moment at which the next page begins
    /// @param pages how many that are
    record Start(Bytes headers, List<OggPage> preroll, int pages, long granule) {}

    /// @param headers all of the link, as the source gave them
    Retitling(RestartableCodec codec, StreamFormat format, List<OggPage> headers) {
        this.codec = codec;
        this.format = format;
        this.headers = headers;
        tail = new Tail(codec.prerollPackets());
    }

    /// Takes note of a data page, as the source gave it.
    void follow(OggPage page) {
        tail.follow(page);
        if (page.granule() >= 0) {
            granule = page.granule();
        }
    }

    StreamFormat format() {
        return format;
    }

    /// Where the source stands after the last page.
    long granule() {
        return granule;
    }

    /// The beginning of a link that plays `song` and goes on where the last page ended.
    Start start(Song song, int serial) {
        var preroll = codec.preroll(tail.packets());
        var packets = codec.headersAgain(OpenPacket.packetsOn(headers), preroll, song);
        var layout = new PageLayout(serial);
        layout.layHeaders(packets);
        int headerPages = layout.pages().size();
        long ticks = codec.prerollTicks(preroll);
        layout.lay(0, ticks, preroll);
        var pages = layout.pages();
        var headerBytes =
                pages.subList(0, headerPages).stream().map(OggPage::bytes).toList();
        return new Start(Bytes.concat(headerBytes), pages.subList(headerPages, pages.size()), pages.size(), ticks);
    }
}
