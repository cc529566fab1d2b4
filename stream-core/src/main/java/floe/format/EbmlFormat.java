package floe.format;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Likeness;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import floe.webm.EbmlFramer;
import java.util.List;
import java.util.Set;

/// WebM and Matroska (RFC 9559).
record EbmlFormat() implements SourceFormat {
    private static final Set<String> WEBM_SOUND = Set.of("opus", "vorbis");
    private static final Set<String> WEBM = Set.of("opus", "vorbis", "vp8", "vp9", "av1");

    @Override
    public Container container() {
        return Container.EBML;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(
                "audio/webm",
                "video/webm",
                "audio/matroska",
                "video/matroska",
                "audio/x-matroska",
                "video/x-matroska",
                "video/x-matroska-3d");
    }

    @Override
    public Likeness recognise(Bytes first) {
        return Likeness.of(first, "\u001AE\u00DF\u00A3");
    }

    @Override
    public boolean carriesIcy() {
        return false;
    }

    @Override
    public String contentType(StreamFormat heard) {
        var codecs = List.of(heard.codec().split("/"));
        if (WEBM_SOUND.containsAll(codecs)) {
            return "audio/webm";
        }
        return WEBM.containsAll(codecs) ? "video/webm" : "video/x-matroska";
    }

    @Override
    public StreamFramer framer(long salt) {
        return new EbmlFramer();
    }
}
