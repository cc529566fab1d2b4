package floe.ogg;

import floe.bytes.Bytes;
import floe.ogg.OggReader.Said;
import floe.stream.Recording;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One link of an [OggFile]: its headers and its data pages, each with its time; given out under any serial.
public final class OggFileLink implements Recording.Part {
    private final StreamFormat format;
    private final List<OggPage> headers;
    private final List<FilePage> pages;
    private final long durationNanos;
    // As the file has them, in the order of the streams' first pages.
    private final List<Integer> serials;

    /// @param sequence in its logical stream, headers counted, from 0
    /// @param last whether its stream ends with it
    private record FilePage(
            OggPage page, boolean joinable, long startNanos, long durationNanos, int sequence, boolean last) {}

    OggFileLink(Said.Link link, List<Said.Data> data) {
        var sequences = new HashMap<Integer, Integer>();
        var played = new HashMap<Integer, Long>();
        format = link.format();
        serials = link.headers().stream().map(OggPage::serial).distinct().toList();
        headers = link.headers().stream()
                .map(page -> page.numbered(next(sequences, page)))
                .toList();
        pages = timed(data, sequences, played);
        durationNanos =
                played.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static List<FilePage> timed(
            List<Said.Data> data, Map<Integer, Integer> sequences, Map<Integer, Long> played) {
        var last = lastOfEach(data);
        var pages = new ArrayList<FilePage>();
        long startNanos = 0;
        for (int i = 0; i < data.size(); i++) {
            var page = data.get(i).page();
            long durationNanos = data.get(i).durationNanos();
            startNanos = Math.max(startNanos, played.getOrDefault(page.serial(), 0L));
            played.merge(page.serial(), durationNanos, Long::sum);
            pages.add(new FilePage(
                    page, data.get(i).joinable(), startNanos, durationNanos, next(sequences, page), last.contains(i)));
        }
        return List.copyOf(pages);
    }

    private static int next(Map<Integer, Integer> sequences, OggPage page) {
        return sequences.merge(page.serial(), 1, Integer::sum) - 1;
    }

    private static Set<Integer> lastOfEach(List<Said.Data> data) {
        var last = new HashMap<Integer, Integer>();
        for (int i = 0; i < data.size(); i++) {
            last.put(data.get(i).page().serial(), i);
        }
        return new HashSet<>(last.values());
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public long durationNanos() {
        return durationNanos;
    }

    @Override
    public int size() {
        return pages.size();
    }

    /// When page `i` is due, counted from the link's beginning; never before the page before it.
    @Override
    public long startNanos(int i) {
        return pages.get(i).startNanos();
    }

    @Override
    public int bytes(int i) {
        return pages.get(i).page().bytes().length();
    }

    /// How long page `i` plays.
    public long durationNanos(int i) {
        return pages.get(i).durationNanos();
    }

    /// The header pages, numbered from 0; the first logical stream is called `serial`, the others count on from
    /// there.
    @Override
    public StreamEvent.Headers headers(int serial) {
        var labelled = headers.stream()
                .map(page -> page.relabelled(label(page, serial)).bytes());
        return new StreamEvent.Headers(Bytes.concat(labelled.toList()), format);
    }

    @Override
    public StreamEvent.Audio page(int i, int serial, int entry) {
        var each = pages.get(i);
        var page = each.page();
        int flags = each.last() ? page.flags() | OggPage.EOS : page.flags() & ~OggPage.EOS;
        int sequence = each.sequence() - leftOut(page, entry);
        var labelled = page.with(label(page, serial), sequence, page.granule(), flags);
        return new StreamEvent.Audio(labelled.bytes(), each.joinable(), each.durationNanos());
    }

    /// How many pages of this page's stream lie before the entry.
    private int leftOut(OggPage page, int entry) {
        if (serials.size() == 1) {
            return entry;
        }
        return (int) pages.subList(0, entry).stream()
                .filter(each -> each.page().serial() == page.serial())
                .count();
    }

    private int label(OggPage page, int serial) {
        return serial + serials.indexOf(page.serial());
    }
}
