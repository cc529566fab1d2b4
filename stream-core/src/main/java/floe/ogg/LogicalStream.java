package floe.ogg;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One logical stream of a link: how far its headers are, and what its data pages mean. Owned by one [OggReader].
final class LogicalStream {
    private static final int LONGEST_PACKET = 1 << 20;

    private @Nullable OggCodec codec;
    private int headerPackets;
    private boolean headersDone;
    private @Nullable PageClock clock;
    private final List<Bytes> openPacket = new ArrayList<>();
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
            if (gather(part) && completeHeader() instanceof HeaderStep.Bad(var why)) {
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

    // Whether a packet is whole now. A rest without a beginning is passed over, a beginning without its rest forgotten.
    private boolean gather(PacketPart part) {
        if (part.begins()) {
            openPacket.clear();
        } else if (openPacket.isEmpty()) {
            return false;
        }
        openPacket.add(part.bytes());
        return part.ends();
    }

    private HeaderStep completeHeader() {
        var packet = Bytes.concat(openPacket);
        openPacket.clear();
        var step = codec == null ? OggCodec.identify(packet) : codec.header(headerPackets, packet);
        headerPackets++;
        switch (step) {
            case HeaderStep.More(var more) -> codec = more;
            case HeaderStep.Done(var done) -> {
                codec = done;
                headersDone = true;
            }
            case HeaderStep.Bad _ -> {}
        }
        return step;
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

    /// Whether a newcomer may begin at this data page: no rest of a packet first, and a packet that needs none
    /// before.
    boolean isJoinable(OggPage page) {
        if (page.isContinued() || codec == null) {
            return false;
        }
        for (var part : page.parts()) {
            if (codec.isKeyPacket(part.bytes())) {
                return true;
            }
        }
        return false;
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
