package floe.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// A run of bytes that never changes. A slice shares its parent's memory.
public final class Bytes {
    /// No bytes at all.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// These bytes, copied.
    public static Bytes copyOf(byte[] array) {
        return new Bytes(array.clone(), 0, array.length);
    }

    /// This stretch of `array`, copied.
    public static Bytes copyOf(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return new Bytes(Arrays.copyOfRange(array, offset, offset + length), 0, length);
    }

    /// `array` itself: the caller gives it away and must never write to it again.
    public static Bytes wrap(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /// A stretch of `array` itself: the caller gives it away and must never write to it again.
    public static Bytes wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return new Bytes(array, offset, length);
    }

    /// `text` in ISO 8859-1, the charset of HTTP heads.
    public static Bytes latin1(String text) {
        return wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// One after the other, copied once.
    public static Bytes concat(List<Bytes> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int total = 0;
        for (var part : parts) {
            total = Math.addExact(total, part.length);
        }
        var joined = new byte[total];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part.array, part.offset, joined, at, part.length);
            at += part.length;
        }
        return wrap(joined);
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// The byte at `index`, 0–255.
    public int at(int index) {
        Objects.checkIndex(index, length);
        return array[offset + index] & 0xFF;
    }

    /// The bytes from `from` up to, but not including, `to`; shared, not copied.
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return from == 0 && to == length ? this : new Bytes(array, offset + from, to - from);
    }

    /// The bytes from `from` to the end; shared, not copied.
    public Bytes from(int from) {
        return slice(from, length);
    }

    /// Whether `prefix` (ISO 8859-1) stands at `index`.
    public boolean startsWith(String prefix, int index) {
        if (index < 0 || index + prefix.length() > length) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (at(index + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Little-endian 32 bits at `index`, as Ogg and its codecs write them.
    public int int32le(int index) {
        return at(index) | at(index + 1) << 8 | at(index + 2) << 16 | at(index + 3) << 24;
    }

    /// Little-endian 64 bits at `index`.
    public long int64le(int index) {
        return (int32le(index) & 0xFFFF_FFFFL) | (long) int32le(index + 4) << 32;
    }

    /// Big-endian 32 bits at `index`, as MPEG and EBML write them.
    public int int32be(int index) {
        return at(index) << 24 | at(index + 1) << 16 | at(index + 2) << 8 | at(index + 3);
    }

    /// Big-endian 64 bits at `index`.
    public long int64be(int index) {
        Objects.checkFromIndexSize(index, Long.BYTES, length);
        return (long) BIG_ENDIAN.get(array, offset + index);
    }

    /// A read-only view for those who write to channels; shared, not copied.
    public ByteBuffer view() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public String text(Charset charset) {
        return new String(array, offset, length, charset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    /// The length and the first bytes, for messages.
    @Override
    public String toString() {
        int shown = Math.min(length, 8);
        return length + " bytes [" + HexFormat.ofDelimiter(" ").formatHex(array, offset, offset + shown)
                + (shown < length ? " …]" : "]");
    }
}
