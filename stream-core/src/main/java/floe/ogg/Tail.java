package floe.ogg;

import floe.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.List;

/// The last pages of a logical stream, as far back as its last packets reach; never more than 128 KiB. Owned by one
/// framer.
final class Tail {
    private static final int MOST_BYTES = 128 * 1024;

    private final int packets;
    private final ArrayDeque<OggPage> pages = new ArrayDeque<>();
    private int bytes;
    private int ended;

    /// @param packets how many whole ones are wanted
    Tail(int packets) {
        this.packets = packets;
    }

    // Hot: once per page.
    void follow(OggPage page) {
        if (packets == 0) {
            return;
        }
        if (!pages.isEmpty() && pages.getLast().sequence() + 1 != page.sequence()) {
            forget();
        }
        pages.add(page);
        bytes += page.bytes().length();
        ended += page.packetsEnded();
        // The first packet that ends in what is left may have begun before it.
        while (bytes > MOST_BYTES || ended - pages.getFirst().packetsEnded() > packets) {
            var first = pages.remove();
            bytes -= first.bytes().length();
            ended -= first.packetsEnded();
            if (pages.isEmpty()) {
                return;
            }
        }
    }

    private void forget() {
        pages.clear();
        bytes = 0;
        ended = 0;
    }

    /// The whole packets, at least those that were wanted when there are so many.
    List<Bytes> packets() {
        return OpenPacket.packetsOn(pages);
    }
}
