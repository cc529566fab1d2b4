package floe.ogg;

import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Whole pages → links: which pages are headers, where data begins, what each page means. Pages stay as they came.
/// Owned by one source or file; keeps at most 256 KiB of header pages.
final class OggReader {
    private static final int MOST_STREAMS = 10;
    private static final int HEADER_STORE_BYTES = 256 * 1024;

    private final Map<Integer, LogicalStream> streams = new LinkedHashMap<>();
    private final List<OggPage> bosPages = new ArrayList<>();
    private final List<OggPage> otherHeaders = new ArrayList<>();
    private boolean onlyBosSoFar = true;
    private boolean hasBegun;
    private Lead lead = Lead.NOTHING;
    private int bytesSinceData;

    /// What a page brought.
    sealed interface Said {
        /// A link is complete as far as its headers go, and its first data page comes next.
        ///
        /// @param headers the first pages of all logical streams, then their other header pages
        /// @param song what the first comments that say it say is playing
        /// @param only the codec of its only stream, when that can begin again
        record Link(List<OggPage> headers, StreamFormat format, Song song, Optional<RestartableCodec> only)
                implements Said {}

        record Data(OggPage page, boolean joinable, long durationNanos) implements Said {}

        /// Nothing more can be made of these pages.
        record Bad(String why) implements Said {}
    }

    /// Tells `said` what `page` brings: nothing, data, or a link and its first data. After [Said.Bad] it is over.
    void read(OggPage page, Consumer<Said> said) {
        if (page.isBos()) {
            beginStream(page.serial());
        }
        bytesSinceData += page.bytes().length();
        var stream = streams.get(page.serial());
        if (stream == null) {
            checkStore(said);
            return;
        }
        onlyBosSoFar &= page.isBos();
        switch (stream.read(page)) {
            case LogicalStream.Read.Header(var header) -> keep(header, said);
            case LogicalStream.Read.Data() -> play(stream, page, said);
            case LogicalStream.Read.Bad(var why) -> said.accept(new Said.Bad(why));
        }
    }

    // First pages stand together; one that comes later, or says a serial again, begins a new link (RFC 3533 §4).
    private void beginStream(int serial) {
        if (!onlyBosSoFar || streams.containsKey(serial)) {
            streams.clear();
            bosPages.clear();
            otherHeaders.clear();
            hasBegun = false;
            onlyBosSoFar = true;
        }
        streams.put(serial, new LogicalStream());
    }

    private void keep(OggPage header, Consumer<Said> said) {
        if (streams.size() > MOST_STREAMS) {
            said.accept(new Said.Bad("more than " + MOST_STREAMS + " logical streams"));
        } else if (!hasBegun) {
            (header.isBos() ? bosPages : otherHeaders).add(header);
            checkStore(said);
        }
    }

    private void checkStore(Consumer<Said> said) {
        if (bytesSinceData > HEADER_STORE_BYTES) {
            var what = streams.isEmpty() ? "no stream begins" : hasBegun ? "no data" : "the headers do not end";
            said.accept(new Said.Bad(what + " within " + HEADER_STORE_BYTES / 1024 + " KiB"));
        }
    }

    private void play(LogicalStream stream, OggPage page, Consumer<Said> said) {
        if (!hasBegun && !streams.values().stream().allMatch(LogicalStream::isReady)) {
            checkStore(said);
            return;
        }
        if (!hasBegun) {
            hasBegun = true;
            lead = Collections.max(
                    streams.values().stream().map(LogicalStream::lead).toList());
            said.accept(new Said.Link(headers(), format(), song(), only()));
            bosPages.clear();
            otherHeaders.clear();
        }
        bytesSinceData = 0;
        said.accept(new Said.Data(page, stream.lead() == lead && stream.isJoinable(page), stream.durationNanos(page)));
    }

    private List<OggPage> headers() {
        var headers = new ArrayList<>(bosPages);
        headers.addAll(otherHeaders);
        return headers;
    }

    private StreamFormat format() {
        return streams.values().stream()
                .map(LogicalStream::codec)
                .filter(Objects::nonNull)
                .filter(codec -> !(codec instanceof SkeletonCodec))
                .map(OggCodec::format)
                .reduce(OggReader::together)
                .orElseThrow();
    }

    private Song song() {
        return streams.values().stream()
                .map(LogicalStream::song)
                .filter(song -> !song.isUnknown())
                .findFirst()
                .orElse(Song.UNKNOWN);
    }

    private Optional<RestartableCodec> only() {
        var stream = streams.values().iterator().next();
        return streams.size() == 1 && stream.codec() instanceof RestartableCodec codec
                ? Optional.of(codec)
                : Optional.empty();
    }

    private static StreamFormat together(StreamFormat one, StreamFormat other) {
        boolean sound = one.sampleRate() > 0;
        return new StreamFormat(
                Container.OGG,
                one.codec() + "/" + other.codec(),
                sound ? one.channels() : other.channels(),
                sound ? one.sampleRate() : other.sampleRate(),
                (int) Math.min(Integer.MAX_VALUE, (long) one.bitrate() + other.bitrate()));
    }
}
