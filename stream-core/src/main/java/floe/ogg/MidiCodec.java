package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.StreamFormat;

/// MIDI in Ogg: one header packet, then events. How long they play is not told.
record MidiCodec() implements OggCodec {
    @Override
    public StreamFormat format() {
        return new StreamFormat(Container.OGG, "midi", 0, 0, 0);
    }

    @Override
    public HeaderStep header(int number, Bytes packet) {
        return new HeaderStep.Done(this);
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
