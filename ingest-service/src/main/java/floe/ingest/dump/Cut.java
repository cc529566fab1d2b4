package floe.ingest.dump;

import floe.bytes.Bytes;
import floe.ogg.OggLink;
import floe.ogg.OggPage;
import floe.stream.Container;
import floe.stream.StreamEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts a stream so that each file is whole. Ogg: pages are numbered from the headers on, wherever the file begins,
/// and a link ends with EOS (RFC 3533 §4, §6); what was left out stays a hole. Other formats are written as they are.
/// Owned by one reel.
final class Cut {
    private final OggLink link = new OggLink();
    /// How many pages of each logical stream lie between its headers and where the file begins.
    private final Map<Integer, Integer> leftOut = new HashMap<>();

    private final Map<Integer, Integer> headerPages = new HashMap<>();
    private boolean isOgg;

    /// A file or a link begins.
    Bytes begin(StreamEvent.Headers headers) {
        isOgg = headers.format().container() == Container.OGG;
        if (isOgg) {
            leftOut.clear();
            headerPages.clear();
            OggPage.pagesOf(headers.bytes()).forEach(page -> headerPages.merge(page.serial(), 1, Integer::sum));
            link.follow(headers.bytes());
        }
        return headers.bytes();
    }

    Bytes follow(Bytes audio) {
        if (!isOgg) {
            return audio;
        }
        var page = OggPage.at(audio);
        int before = leftOut.computeIfAbsent(page.serial(), _ -> missingBefore(page));
        var own = before == 0 ? audio : page.numbered(page.sequence() - before).bytes();
        link.follow(own);
        return own;
    }

    /// What ends the file or the link.
    Bytes end() {
        if (!isOgg || !link.isOpen()) {
            return Bytes.EMPTY;
        }
        var ending = link.ending();
        ending.forEach(link::follow);
        return Bytes.concat(List.copyOf(ending));
    }

    private int missingBefore(OggPage page) {
        return page.sequence() - headerPages.getOrDefault(page.serial(), 0);
    }
}
