package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.List;
import java.util.Optional;

/// What the packets of a link with one logical stream are decoded by.
///
/// @param headers its packets
record SetUp(RestartableCodec codec, StreamFormat format, List<Bytes> headers) {
    SetUp {
        headers = List.copyOf(headers);
    }

    /// That of a link whose packets could be followed by others; empty when nobody can tell, as of several streams
    /// beside each other.
    static Optional<SetUp> of(StreamEvent.Headers link) {
        if (link.format().container() != Container.OGG) {
            return Optional.empty();
        }
        var pages = OggPage.pagesOf(link.bytes());
        var stream = new LogicalStream();
        for (var page : pages) {
            var _ = stream.read(page);
        }
        var headers = OpenPacket.packetsOn(pages);
        boolean alone = pages.stream().filter(OggPage::isBos).count() == 1;
        return alone && stream.codec() instanceof RestartableCodec codec && codec.canGoOn(headers)
                ? Optional.of(new SetUp(codec, link.format(), headers))
                : Optional.empty();
    }

    /// Whether who decodes by this can go on with the packets of `next`.
    boolean takes(SetUp next) {
        return codec.getClass() == next.codec.getClass() && codec.takes(headers, next.headers);
    }

    /// The header pages of a stream without an end that begins by this and by now says of itself what `newest` says.
    List<OggPage> pages(SetUp newest, int serial) {
        var layout = new PageLayout(serial);
        layout.layHeaders(codec.endless(headers, newest.headers));
        return layout.pages();
    }
}
