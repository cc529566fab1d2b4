package floe.kit.cluster;

import floe.bytes.Bytes;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;

/// Writes the parts of a message behind each other: numbers big-endian, texts and runs of bytes after their length.
final class FrameWriter {
    private final ByteBuf out;

    /// @param frame what the bus will send; the message is appended
    FrameWriter(Buffer frame) {
        out = ((BufferInternal) frame).unwrap();
    }

    FrameWriter tag(int value) {
        out.writeByte(value);
        return this;
    }

    FrameWriter yes(boolean claim) {
        out.writeByte(claim ? 1 : 0);
        return this;
    }

    FrameWriter number(int value) {
        out.writeInt(value);
        return this;
    }

    FrameWriter number(long value) {
        out.writeLong(value);
        return this;
    }

    FrameWriter text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    // Hot: each page once for each edge. The one copy on the way out.
    FrameWriter bytes(Bytes bytes) {
        out.writeInt(bytes.length());
        out.writeBytes(bytes.view());
        return this;
    }
}
