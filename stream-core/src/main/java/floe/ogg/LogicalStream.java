package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Song;
import org.jspecify.annotations.Nullable;

/// One logical stream of a link: how far its headers are, and what its data pages mean. Owned by one [OggReader].
final class LogicalStream {
    private static final int LONGEST_PACKET = 1 << 20;

    private @Nullable OggCodec codec;
    private int headerPackets;
    private boolean headersDone;
    private @Nullable PageClock clock;
    private final OpenPacket openPacket = new OpenPacket();
    private Song song = Song.UNKNOWN;
    private int openPacketBytes;

    /// What a page is to its stream.
    sealed interface Read {
        /// A page of headers, without the data that wrongly followed on it.
        record Header(OggPage page) implements Read {}

        record Data() implements Read {}

        record Bad(String why) implements Read {}
    }

    /// Null before the first packet is whole.
    @Nullable
    OggCodec codec() {
        return codec;
    }

    /// What its comments say is playing.
    Song song() {
        return song;
    }

    /// What a newcomer needs it for.
    Lead lead() {
        return codec == null ? Lead.NOTHING : codec.lead();
    }

    /// Whether data may come; a Skeleton never keeps others from it.
    boolean isReady() {
        return headersDone || codec instanceof SkeletonCodec;
    }

    Read read(OggPage page) {
        if (headersDone) {
            return data(page);
        }
        int segmentsBefore = 0;
        for (var part : page.parts()) {
            if (part.begins() && codec != null && codec.isData(part.bytes())) {
                headersDone = true;
                return segmentsBefore == 0 ? data(page) : new Read.Header(page.cut(segmentsBefore));
            }
            var packet = openPacket.add(part);
            if (packet.isPresent() && header(packet.get()) instanceof HeaderStep.Bad(var why)) {
                return new Read.Bad(why);
            }
            if (headersDone) {
                boolean more = part.segments() < page.segmentTable().length();
                return new Read.Header(more ? page.cut(part.segments()) : page);
            }
            segmentsBefore = part.segments();
        }
        return new Read.Header(page);
    }

    private HeaderStep header(Bytes packet) {
        var step = codec == null ? OggCodec.identify(packet) : codec.header(headerPackets, packet);
        switch (step) {
            case HeaderStep.More(var more) -> codec = more;
            case HeaderStep.Done(var done) -> {
                codec = done;
                headersDone = true;
            }
            case HeaderStep.Bad _ -> {}
        }
        return codec == null || step instanceof HeaderStep.Bad || readComments(codec, packet)
                ? step
                : new HeaderStep.Bad(codec.format().codec() + " comment header is wrong");
    }

    // Whether there is nothing wrong with them.
    private boolean readComments(OggCodec told, Bytes packet) {
        int at = told.commentsAt(headerPackets++, packet);
        if (at < 0) {
            return true;
        }
        var comments = Comments.in(packet.from(at));
        comments.map(Comments::song).ifPresent(each -> song = each);
        return comments.isPresent();
    }

    private Read data(OggPage page) {
        openPacketBytes = openBytes(page);
        return openPacketBytes > LONGEST_PACKET ? new Read.Bad("a packet longer than 1 MiB") : new Read.Data();
    }

    // How long the packet is by now that the page leaves open.
    private int openBytes(OggPage page) {
        var table = page.segmentTable();
        int open = 0;
        int i = table.length() - 1;
        while (i >= 0 && table.at(i) == 255) {
            open += 255;
            i--;
        }
        return i < 0 && page.isContinued() ? openPacketBytes + open : open;
    }

    /// Whether a newcomer may begin at this data page: no rest of a packet first, and a packet that needs none before.
    /// Where key frames are few, one that begins behind a rest will do: who reads it passes over the rest.
    boolean isJoinable(OggPage page) {
        return codec instanceof TheoraCodec theora
                ? page.parts().stream().anyMatch(part -> part.begins() && theora.isKeyPacket(part.bytes()))
                : codec != null && !page.isContinued();
    }

    long durationNanos(OggPage page) {
        if (codec == null) {
            return 0;
        }
        if (clock == null) {
            clock = new PageClock(codec);
        }
        return clock.durationNanos(page);
    }
}
