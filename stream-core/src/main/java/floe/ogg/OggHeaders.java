package floe.ogg;

import java.util.HashMap;
import java.util.List;

/// How the header pages of a link are numbered: each stream's from 0 on, whatever number its first data page has.
///
/// Players survive the jump behind the headers that a newcomer meets (Icecast's listeners do too), but not one before
/// them: libogg takes a stream that begins with another number for one that has lost its first packet. VLC then plays
/// nothing, and Icecast 2.4 as a relay dies.
final class OggHeaders {
    private OggHeaders() {}

    static List<OggPage> numbered(List<OggPage> headers) {
        var next = new HashMap<Integer, Integer>();
        return headers.stream()
                .map(page -> page.numbered(next.merge(page.serial(), 1, Integer::sum) - 1))
                .toList();
    }
}
