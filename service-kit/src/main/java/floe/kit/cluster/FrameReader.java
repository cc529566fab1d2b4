package floe.kit.cluster;

import floe.bytes.Bytes;
import floe.mount.MountName;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads what a [FrameWriter] wrote. Each read fails with a [BrokenFrame] rather than pass the end.
final class FrameReader {
    private final ByteBuf in;

    /// @param at where the message begins in `frame`; it goes to the frame's end
    FrameReader(Buffer frame, int at) {
        if (at < 0 || at > frame.length()) {
            throw new BrokenFrame("begins at " + at + " of " + frame.length() + " bytes");
        }
        in = ((BufferInternal) frame).getByteBuf();
        in.readerIndex(at);
    }

    int tag() {
        need(1);
        return in.readUnsignedByte();
    }

    boolean yes() {
        int claim = tag();
        if (claim > 1) {
            throw new BrokenFrame("neither yes nor no: " + claim);
        }
        return claim == 1;
    }

    int number() {
        need(Integer.BYTES);
        return in.readInt();
    }

    long longNumber() {
        need(Long.BYTES);
        return in.readLong();
    }

    String text() {
        int length = length();
        var text = in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
        in.skipBytes(length);
        return text;
    }

    /// One of the constants of `type`, written by its name.
    <T extends Enum<T>> T word(Class<T> type) {
        var name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException _) {
            throw new BrokenFrame("no " + type.getSimpleName() + ": " + name);
        }
    }

    MountName mount() {
        return new MountName(text());
    }

    // Hot: each page once. The bus hands out a heap array that holds this frame alone, so the page stays in it.
    Bytes bytes() {
        int length = length();
        if (in.hasArray()) {
            var shared = Bytes.wrap(in.array(), in.arrayOffset() + in.readerIndex(), length);
            in.skipBytes(length);
            return shared;
        }
        var copy = new byte[length];
        in.readBytes(copy);
        return Bytes.wrap(copy);
    }

    /// As many as the frame says. Each takes a byte at least, so a count beyond the frame's end is a lie.
    <T> List<T> list(Supplier<T> one) {
        int count = length();
        var list = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            list.add(one.get());
        }
        return list;
    }

    void end() {
        if (in.isReadable()) {
            throw new BrokenFrame(in.readableBytes() + " bytes too many");
        }
    }

    private int length() {
        int length = number();
        if (length < 0) {
            throw new BrokenFrame("a length of " + length);
        }
        need(length);
        return length;
    }

    private void need(int bytes) {
        if (in.readableBytes() < bytes) {
            throw new BrokenFrame("cut short: " + in.readableBytes() + " bytes left of " + bytes);
        }
    }
}
