package floe.ogg;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bytes, however they are cut → the whole and right pages among them. What is no page is skipped and counted. Owned
/// by one source; keeps less than one page between calls.
final class OggPageParser {
    /// How much may be skipped between two good pages before there is no point in looking further.
    static final int PATIENCE_BYTES = 64 * 1024;

    private Bytes pending = Bytes.EMPTY;
    // Where `pending` ends in `store`, when it lies there. Bytes once written there are never written again.
    private byte[] store = new byte[0];
    private int storeEnd = -1;
    private int needed = OggPage.HEAD_LENGTH;
    private int skippedSinceGood;
    private long skipped;

    /// The pages that `bytes` complete; none any more once the parser [#gaveUp()].
    List<OggPage> parse(Bytes bytes) {
        var pages = new ArrayList<OggPage>();
        for (var rest = bytes; !rest.isEmpty() && isPatient(); ) {
            rest = gather(rest);
            while (pending.length() >= needed && isPatient()) {
                look(pages);
            }
        }
        return pages;
    }

    private boolean isPatient() {
        return skippedSinceGood <= PATIENCE_BYTES;
    }

    /// Why nothing more is looked for.
    Optional<String> gaveUp() {
        return isPatient() ? Optional.empty() : Optional.of("no whole Ogg page in " + PATIENCE_BYTES / 1024 + " KiB");
    }

    /// Bytes that were no page, in all.
    long skipped() {
        return skipped;
    }

    /// Those of them before the last good page.
    long skippedBetween() {
        return skipped - skippedSinceGood;
    }

    // Whole pages stay where they came. One that is cut gets a store of just its size, so that the page is all that is
    // made for it. What it does not need is returned.
    private Bytes gather(Bytes bytes) {
        if (pending.isEmpty()) {
            pending = bytes;
            storeEnd = -1;
            return Bytes.EMPTY;
        }
        int taken = Math.min(needed - pending.length(), bytes.length());
        if (storeEnd < 0 || storeEnd + taken > store.length) {
            store = new byte[needed];
            pending.copyTo(store, 0);
            storeEnd = pending.length();
        }
        bytes.slice(0, taken).copyTo(store, storeEnd);
        storeEnd += taken;
        pending = Bytes.wrap(store, storeEnd - pending.length() - taken, pending.length() + taken);
        return bytes.from(taken);
    }

    private void look(List<OggPage> pages) {
        if (!pending.startsWith(OggPage.CAPTURE, 0) || pending.at(4) != 0) {
            skipToNextCapture();
            return;
        }
        int length = OggPage.lengthIn(pending);
        if (length < 0 || length > pending.length()) {
            needed = length < 0 ? OggPage.HEAD_LENGTH + pending.at(26) : length;
            return;
        }
        var page = OggPage.at(pending);
        if (page.crcIsRight()) {
            pages.add(page);
            pending = pending.from(length);
            needed = OggPage.HEAD_LENGTH;
            skippedSinceGood = 0;
        } else {
            skipToNextCapture();
        }
    }

    private void skipToNextCapture() {
        int next = 1;
        while (next < pending.length() && !mayBeCapture(next)) {
            next++;
        }
        pending = pending.from(next);
        needed = OggPage.HEAD_LENGTH;
        skipped += next;
        skippedSinceGood += next;
    }

    private boolean mayBeCapture(int index) {
        int length = Math.min(OggPage.CAPTURE.length(), pending.length() - index);
        return pending.startsWith(OggPage.CAPTURE.substring(0, length), index);
    }
}
