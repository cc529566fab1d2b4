package floe.format;

import floe.bytes.Bytes;
import floe.mpeg.FrameFramer;
import floe.stream.Container;
import floe.stream.Likeness;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.Set;

/// AAC with ADTS heads.
record AdtsFormat() implements SourceFormat {
    @Override
    public Container container() {
        return Container.ADTS;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("audio/aac", "audio/aacp", "audio/x-aac", "audio/x-aacp", "audio/x-hx-aac-adts");
    }

    @Override
    public Likeness recognise(Bytes first) {
        return FrameFramer.beginsAdts(first);
    }

    @Override
    public boolean isTagged() {
        return true;
    }

    @Override
    public String contentType(StreamFormat heard) {
        return "audio/aac";
    }

    @Override
    public StreamFramer framer(long salt) {
        return FrameFramer.adts();
    }
}
