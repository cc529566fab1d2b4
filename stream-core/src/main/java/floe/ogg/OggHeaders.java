package floe.ogg;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.function.IntUnaryOperator;

/// The header pages of a link, as a newcomer gets them before the page that it starts at.
public final class OggHeaders {
    private OggHeaders() {}

    /// `headers` as somebody gets them who enters the link at `firstPage`: numbered from 0 on, whatever number that
    /// page has. Players survive the jump behind the headers (Icecast's have it too), but not one before them:
    /// libogg takes a stream that begins with another number for one that has lost its first packet. VLC then plays
    /// nothing, and Icecast 2.4 as a relay dies. Unchanged when that is so already, and when the link has several
    /// logical streams or another one than `firstPage`.
    public static Bytes numberedBefore(Bytes headers, Bytes firstPage) {
        var pages = OggPage.pagesOf(headers);
        int serial = OggPage.at(firstPage).serial();
        if (pages.stream().anyMatch(page -> page.serial() != serial)) {
            return headers;
        }
        var numbered = new ArrayList<Bytes>();
        boolean changed = false;
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            changed |= page.sequence() != i;
            numbered.add(page.numbered(i).bytes());
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
