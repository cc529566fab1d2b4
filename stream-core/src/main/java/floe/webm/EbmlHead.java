package floe.webm;

import floe.bytes.Bytes;
import java.util.List;
import java.util.Optional;

/// Walks over what stands before the first cluster: the EBML header, and the segment's words on itself. Owned by one
/// framer.
final class EbmlHead {
    static final int LONGEST = 256 * 1024;

    private int at;
    private int segmentAt = -1;

    /// Where the walk is.
    sealed interface Walk {
        /// More bytes are needed.
        record More() implements Walk {}

        /// The first cluster begins behind `bytes`, in which the segment has no size.
        record Done(Bytes bytes, Tracks tracks) implements Walk {}

        record Bad(String why) implements Walk {}
    }

    /// Goes on as far as `bytes` go, which begin with the EBML header.
    Walk walk(Bytes bytes) {
        while (at <= LONGEST) {
            var next = at < bytes.length() ? Element.at(bytes, at) : Optional.<Element>empty();
            if (next.isEmpty()) {
                return bytes.length() > LONGEST ? tooLong() : new Walk.More();
            }
            var element = next.get();
            boolean opens = element.id() == Element.EBML && !element.isUnknown();
            if (!element.isSound() || (at == 0) != opens) {
                return new Walk.Bad(at == 0 ? "does not begin with an EBML header" : "broken EBML before a cluster");
            }
            if (element.id() == Element.CLUSTER) {
                return segmentAt < 0 ? new Walk.Bad("a cluster without a segment") : done(bytes);
            }
            if (element.id() == Element.SEGMENT) {
                segmentAt = at;
                at += element.headBytes();
            } else if (element.isUnknown() || element.dataBytes() > LONGEST) {
                return tooLong();
            } else {
                at += element.headBytes() + (int) element.dataBytes();
            }
        }
        return tooLong();
    }

    // A size would be wrong for everybody who comes later, and when another source takes over.
    private Walk done(Bytes bytes) {
        var segment = Element.at(bytes, segmentAt).orElseThrow();
        int inside = segmentAt + segment.headBytes();
        var header = Bytes.concat(
                List.of(bytes.slice(0, segmentAt), segment.headWithoutSize(bytes, segmentAt), bytes.slice(inside, at)));
        return new Walk.Done(header, Tracks.read(header, inside));
    }

    private static Walk tooLong() {
        return new Walk.Bad("no cluster within " + LONGEST / 1024 + " KiB");
    }
}
