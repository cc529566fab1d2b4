package floe.kit.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// How one kind of message is written on the bus. Within a JVM the message itself is passed on: it never changes.
///
/// @param name in every frame, so a short one
record WireCodec<T>(String name, BiConsumer<FrameWriter, T> writing, Function<FrameReader, T> reading)
        implements MessageCodec<T, T> {
    @Override
    public void encodeToWire(Buffer frame, T message) {
        writing.accept(new FrameWriter(frame), message);
    }

    @Override
    public T decodeFromWire(int at, Buffer frame) {
        var reader = new FrameReader(frame, at);
        try {
            var message = reading.apply(reader);
            reader.end();
            return message;
        } catch (BrokenFrame e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BrokenFrame("makes no sense: " + e.getMessage(), e);
        }
    }

    @Override
    public T transform(T message) {
        return message;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
