package floe.format;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Likeness;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.Set;

/// Whatever else there is: bytes as they come, in order.
record PlainBytes() implements SourceFormat {
    static final String TYPE = "application/octet-stream";

    @Override
    public Container container() {
        return Container.BYTES;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(TYPE);
    }

    @Override
    public Likeness recognise(Bytes first) {
        return Likeness.NO;
    }

    @Override
    public String contentType(StreamFormat heard) {
        return TYPE;
    }

    @Override
    public StreamFramer framer(long salt) {
        return new BytesFramer();
    }
}
