package floe.ogg;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts together what pages hold of their packets. A rest without a beginning is passed over, a beginning without its
/// rest forgotten.
final class OpenPacket {
    private final List<Bytes> parts = new ArrayList<>();

    /// The whole packets on `pages`, which are of one logical stream.
    static List<Bytes> packetsOn(Iterable<OggPage> pages) {
        var packets = new ArrayList<Bytes>();
        var open = new OpenPacket();
        for (var page : pages) {
            for (var part : page.parts()) {
                open.add(part).ifPresent(packets::add);
            }
        }
        return packets;
    }

    /// The packet that `part` ends.
    Optional<Bytes> add(PacketPart part) {
        if (part.begins()) {
            parts.clear();
        } else if (parts.isEmpty()) {
            return Optional.empty();
        }
        parts.add(part.bytes());
        if (!part.ends()) {
            return Optional.empty();
        }
        var packet = Bytes.concat(parts);
        parts.clear();
        return Optional.of(packet);
    }
}
