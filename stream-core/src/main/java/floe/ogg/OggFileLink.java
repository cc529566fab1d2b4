package floe.ogg;

import floe.bytes.Bytes;
import floe.ogg.OggReader.Said;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One link of an [OggFile]: its headers and its data pages, each with its time; given out under any serial.
public final class OggFileLink {
    private final StreamFormat format;
    private final List<OggPage> headers;
    private final List<FilePage> pages;
    private final long durationNanos;
    // The place of each logical stream among the others.
    private final Map<Integer, Integer> streams;

    /// @param sequence in its logical stream, headers counted, from 0
    /// @param last whether its stream ends with it
    private record FilePage(
            OggPage page, boolean joinable, long startNanos, long durationNanos, int sequence, boolean last) {}

    private OggFileLink(
            StreamFormat format,
            List<OggPage> headers,
            List<FilePage> pages,
            long durationNanos,
            Map<Integer, Integer> streams) {
        this.format = format;
        this.headers = headers;
        this.pages = pages;
        this.durationNanos = durationNanos;
        this.streams = streams;
    }

    static OggFileLink of(Said.Link link, List<Said.Data> data) {
        var streams = new LinkedHashMap<Integer, Integer>();
        var sequences = new HashMap<Integer, Integer>();
        for (var header : link.headers()) {
            streams.putIfAbsent(header.serial(), streams.size());
            sequences.merge(header.serial(), 1, Integer::sum);
        }
        var headers = numbered(link.headers());
        var last = lastOfEach(data);
        var played = new HashMap<Integer, Long>();
        var pages = new ArrayList<FilePage>();
        long startNanos = 0;
        long endNanos = 0;
        for (int i = 0; i < data.size(); i++) {
            var each = data.get(i);
            int serial = each.page().serial();
            startNanos = Math.max(startNanos, played.getOrDefault(serial, 0L));
            int sequence = sequences.merge(serial, 1, Integer::sum) - 1;
            pages.add(new FilePage(
                    each.page(), each.joinable(), startNanos, each.durationNanos(), sequence, last.contains(i)));
            endNanos = Math.max(endNanos, played.merge(serial, each.durationNanos(), Long::sum));
        }
        return new OggFileLink(link.format(), headers, List.copyOf(pages), endNanos, Map.copyOf(streams));
    }

    private static List<OggPage> numbered(List<OggPage> headers) {
        var next = new HashMap<Integer, Integer>();
        return headers.stream()
                .map(page -> page.numbered(next.merge(page.serial(), 1, Integer::sum) - 1))
                .toList();
    }

    private static Set<Integer> lastOfEach(List<Said.Data> data) {
        var last = new HashMap<Integer, Integer>();
        for (int i = 0; i < data.size(); i++) {
            last.put(data.get(i).page().serial(), i);
        }
        return new HashSet<>(last.values());
    }

    public StreamFormat format() {
        return format;
    }

    /// How long the link plays.
    public long durationNanos() {
        return durationNanos;
    }

    /// How many data pages there are.
    public int size() {
        return pages.size();
    }

    /// When page `i` is due, counted from the link's beginning; never before the page before it.
    public long startNanos(int i) {
        return pages.get(i).startNanos();
    }

    /// How long page `i` plays.
    public long durationNanos(int i) {
        return pages.get(i).durationNanos();
    }

    /// The header pages, numbered from 0; the first logical stream is called `serial`, the others count on from there.
    public StreamEvent.Headers headers(int serial) {
        var labelled = headers.stream()
                .map(page -> page.relabelled(label(page, serial)).bytes());
        return new StreamEvent.Headers(Bytes.concat(labelled.toList()), format);
    }

    /// Page `i`, to follow the [#headers(int)] of the same `serial`; the last of its stream says that it is.
    public StreamEvent.Audio audio(int i, int serial) {
        var each = pages.get(i);
        var page = each.page();
        int flags = each.last() ? page.flags() | OggPage.EOS : page.flags() & ~OggPage.EOS;
        var labelled = page.with(label(page, serial), each.sequence(), page.granule(), flags);
        return new StreamEvent.Audio(labelled.bytes(), each.joinable(), each.durationNanos());
    }

    private int label(OggPage page, int serial) {
        return serial + streams.getOrDefault(page.serial(), 0);
    }
}
