package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// Ogg Skeleton: tells about the streams beside it. All its pages are headers and nothing of it plays.
record SkeletonCodec() implements OggCodec {
    @Override
    public StreamFormat format() {
        return new StreamFormat(Container.OGG, "skeleton", 0, 0, 0);
    }

    @Override
    public Lead lead() {
        return Lead.NOTHING;
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        return new HeaderStep.More(this);
    }

    @Override
    public int block(Bytes beginning) {
        return 0;
    }

    @Override
    public long nanos(long ticks) {
        return 0;
    }
}
