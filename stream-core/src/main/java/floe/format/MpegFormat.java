package floe.format;

import floe.bytes.Bytes;
import floe.mpeg.FrameFramer;
import floe.stream.Container;
import floe.stream.Likeness;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.Set;

/// MPEG audio, layers I to III (RFC 3003).
record MpegFormat() implements SourceFormat {
    static final String TYPE = "audio/mpeg";

    @Override
    public Container container() {
        return Container.MPEG;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(
                TYPE,
                "audio/mp3",
                "audio/x-mp3",
                "audio/mpeg3",
                "audio/x-mpeg-3",
                "audio/mpg",
                "audio/x-mpg",
                "audio/x-mpeg",
                "audio/mp2",
                "audio/x-mp2",
                "audio/mpa");
    }

    @Override
    public Likeness recognise(Bytes first) {
        return FrameFramer.beginsMpeg(first);
    }

    @Override
    public boolean isTagged() {
        return true;
    }

    @Override
    public String contentType(StreamFormat heard) {
        return TYPE;
    }

    @Override
    public StreamFramer framer(long salt) {
        return FrameFramer.mpeg();
    }
}
