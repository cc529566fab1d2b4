package floe.ogg;

import floe.bytes.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Follows the pages that listeners get, and knows how to end the link that they are in. Owned by one programme.
public final class OggLink {
    private final Map<Integer, Standing> streams = new LinkedHashMap<>();
    private boolean onlyBosSoFar = true;

    /// Where a logical stream stands.
    private record Standing(int nextSequence, boolean ended) {}

    /// Takes note of `pages`, whole ones, as they are sent. The first page of a new link forgets the old one.
    public void follow(Bytes pages) {
        for (var page : OggPage.pagesOf(pages)) {
            follow(page);
        }
    }

    private void follow(OggPage page) {
        if (page.isBos() && !onlyBosSoFar) {
            streams.clear();
        }
        onlyBosSoFar = page.isBos();
        if (page.isBos() || streams.containsKey(page.serial())) {
            streams.put(page.serial(), new Standing(page.sequence() + 1, page.isEos()));
        }
    }

    /// Whether a link has begun and some logical stream of it has not ended.
    public boolean isOpen() {
        return streams.values().stream().anyMatch(standing -> !standing.ended());
    }

    /// The pages that end what is still open, in the order of the streams' first pages; none when nothing is. They
    /// carry no packet, since players choke on an empty one, and so no granule either (RFC 3533 §6).
    public List<Bytes> ending() {
        return streams.entrySet().stream()
                .filter(stream -> !stream.getValue().ended())
                .map(stream -> OggPage.nilEos(stream.getKey(), stream.getValue().nextSequence(), OggPage.NO_GRANULE))
                .toList();
    }
}
