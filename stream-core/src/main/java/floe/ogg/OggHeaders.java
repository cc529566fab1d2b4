package floe.ogg;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.function.IntUnaryOperator;

/// The header pages of a link, as a newcomer gets them before the page that it starts at.
public final class OggHeaders {
    private OggHeaders() {}

    /// `headers` numbered so that `firstPage` follows without a hole. Unchanged when that is so already, when the link
    /// has several logical streams or another one than `firstPage`, and when there are not enough numbers
    /// before it.
    public static Bytes numberedBefore(Bytes headers, Bytes firstPage) {
        var pages = OggPage.pagesOf(headers);
        var first = OggPage.at(firstPage);
        int begin = first.sequence() - pages.size();
        boolean fits = Integer.compareUnsigned(first.sequence(), pages.size()) >= 0;
        if (!fits || pages.stream().anyMatch(page -> page.serial() != first.serial())) {
            return headers;
        }
        var numbered = new ArrayList<Bytes>();
        boolean changed = false;
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            changed |= page.sequence() != begin + i;
            numbered.add(page.numbered(begin + i).bytes());
        }
        return changed ? Bytes.concat(numbered) : headers;
    }

    /// `headers` in the logical streams that `serials` gives for theirs.
    public static Bytes relabelled(Bytes headers, IntUnaryOperator serials) {
        return Bytes.concat(OggPage.pagesOf(headers).stream()
                .map(page -> page.relabelled(serials.applyAsInt(page.serial())).bytes())
                .toList());
    }
}
