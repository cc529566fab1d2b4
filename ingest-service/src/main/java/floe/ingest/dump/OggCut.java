package floe.ingest.dump;

import floe.bytes.Bytes;
import floe.ogg.OggLink;
import floe.ogg.OggPage;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One link of an Ogg file (RFC 3533 §4, §6) that may begin in the middle of a stream: its pages are numbered from the
/// headers on, its time begins at 0 where the codec's granules count samples, and its last page says that it is the
/// last. So one page is always held back. What was left out on the way stays a hole. Owned by one cut.
final class OggCut {
    private static final Set<String> COUNT_SAMPLES = Set.of("opus", "vorbis", "flac", "speex");

    private final OggLink link = new OggLink();
    private final StreamFormat format;
    private final Map<Integer, Integer> headerPages = new HashMap<>();
    /// How many pages of each logical stream lie between its headers and where the file begins.
    private final Map<Integer, Integer> leftOut = new HashMap<>();

    private @Nullable OggPage held;
    private @Nullable Long beginning;

    OggCut(StreamEvent.Headers headers) {
        format = headers.format();
        OggPage.pagesOf(headers.bytes()).forEach(page -> headerPages.merge(page.serial(), 1, Integer::sum));
        link.follow(headers.bytes());
    }

    Bytes follow(StreamEvent.Audio audio) {
        var before = held == null ? Bytes.EMPTY : written(held);
        held = own(OggPage.at(audio.bytes()), audio.durationNanos());
        return before;
    }

    int held() {
        return held == null ? 0 : held.bytes().length();
    }

    Bytes end() {
        var rest = new ArrayList<Bytes>();
        if (held != null) {
            boolean completes = held.granule() != OggPage.NO_GRANULE;
            rest.add(written(completes ? with(held, 0, 0, held.flags() | OggPage.EOS) : held));
            held = null;
        }
        var ending = link.ending();
        ending.forEach(link::follow);
        rest.addAll(ending);
        return Bytes.concat(List.copyOf(rest));
    }

    private Bytes written(OggPage page) {
        link.follow(page.bytes());
        return page.bytes();
    }

    private OggPage own(OggPage page, long durationNanos) {
        int before = leftOut.computeIfAbsent(page.serial(), _ -> missingBefore(page));
        if (before == 0) {
            return page;
        }
        if (beginning == null && page.granule() != OggPage.NO_GRANULE) {
            beginning = beginning(page, durationNanos);
        }
        return with(page, before, beginning == null ? 0 : beginning, page.flags());
    }

    private int missingBefore(OggPage page) {
        return page.sequence() - headerPages.getOrDefault(page.serial(), 0);
    }

    /// The granule at which the page begins.
    private long beginning(OggPage page, long durationNanos) {
        if (!COUNT_SAMPLES.contains(format.codec()) || format.sampleRate() == 0) {
            return 0;
        }
        long samples = Math.round(durationNanos / 1e9 * format.sampleRate());
        return Math.max(0, page.granule() - samples);
    }

    private static OggPage with(OggPage page, int sequenceLess, long granuleLess, int flags) {
        long granule = page.granule() == OggPage.NO_GRANULE ? OggPage.NO_GRANULE : page.granule() - granuleLess;
        return page.with(page.serial(), page.sequence() - sequenceLess, granule, flags);
    }
}
