package floe.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a strict player would say of a chain of single-stream links (RFC 3533, sections 4 and 6).
///
/// The one thing that it forgives is what every newcomer to a live stream hears: the page numbers of a link may jump
/// once, from the last header page to the page where it was entered.
final class OggOracle {
    private final Set<Integer> serials = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable OggPage last;
    private long lastGranule;
    private int links;
    private int heard;

    void hear(OggPage page) {
        heard++;
        if (!page.hasRightCrc()) {
            complain(page, "wrong CRC");
        }
        var before = last;
        if (page.isFirst()) {
            begin(page, before);
        } else if (before == null || page.serial() != before.serial()) {
            complain(page, "of a stream that did not begin");
        } else {
            goOn(page, before);
        }
        last = page;
    }

    private void begin(OggPage page, @Nullable OggPage before) {
        links++;
        lastGranule = 0;
        if (before != null && !before.isLast()) {
            complain(page, "begins a link, but the one before has no end: " + before);
        }
        if (!serials.add(page.serial())) {
            complain(page, "begins a link under a serial that was there before");
        }
        if (page.sequence() != 0) {
            complain(page, "begins a link with another number than 0");
        }
        if (page.isContinued()) {
            complain(page, "begins a link in the middle of a packet");
        }
    }

    private void goOn(OggPage page, OggPage before) {
        boolean joinsHere = isHeader(before) && !isHeader(page);
        if (before.isLast()) {
            complain(page, "after the end of its stream");
        }
        if (page.sequence() != before.sequence() + 1 && !joinsHere) {
            complain(page, "does not follow " + before);
        }
        if (page.isContinued() != before.leavesPacketOpen() && !isNilEnd(page)) {
            complain(page, "does not go on where the packet was left by " + before);
        }
        if (page.granule() != -1 && page.granule() < lastGranule) {
            complain(page, "goes back in time, behind " + lastGranule);
        }
        lastGranule = Math.max(lastGranule, page.granule());
    }

    private static boolean isHeader(OggPage page) {
        return page.isFirst() || page.granule() == 0;
    }

    /// A page without a byte of sound that only says the end: what a source that died could not say.
    private static boolean isNilEnd(OggPage page) {
        return page.isLast() && page.body().length == 0;
    }

    private void complain(OggPage page, String what) {
        complaints.add("page no. " + heard + ", " + page + ": " + what);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Links begun so far.
    int links() {
        return links;
    }
}
