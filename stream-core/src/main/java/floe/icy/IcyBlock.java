package floe.icy;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/// What players are told between the bytes of a stream: `StreamTitle='Artist - Title';StreamUrl='http://…';`, padded
/// with zeros, after one byte that tells its length in units of 16.
public final class IcyBlock {
    /// «Nothing new.»
    public static final Bytes NOTHING_NEW = Bytes.wrap(new byte[1]);

    private static final int UNIT = 16;
    private static final int LONGEST = 255 * UNIT;
    // What stands for a quote that would end a field or begin one: the first that the charset has.
    private static final char[] QUOTES = {'’', '´', '`'};

    private IcyBlock() {}

    /// The block that names `song`, at most 1 + 4080 bytes. A title that is too long is cut between two characters; an
    /// address that has no room beside it is left out.
    public static Bytes of(Song song, Charset charset) {
        var title = field("StreamTitle", song.display(), charset, LONGEST);
        var url = song.url().isEmpty() ? new byte[0] : field("StreamUrl", song.url(), charset, Integer.MAX_VALUE);
        return title.length + url.length <= LONGEST ? block(title, url) : block(title, new byte[0]);
    }

    private static Bytes block(byte[] title, byte[] url) {
        int units = (title.length + url.length + UNIT - 1) / UNIT;
        var block = new byte[1 + units * UNIT];
        block[0] = (byte) units;
        System.arraycopy(title, 0, block, 1, title.length);
        System.arraycopy(url, 0, block, 1 + title.length, url.length);
        return Bytes.wrap(block);
    }

    private static byte[] field(String key, String value, Charset charset, int most) {
        var before = (key + "='").getBytes(charset);
        var behind = "';".getBytes(charset);
        var text = encoded(harmless(value, charset), charset, most - before.length - behind.length);
        var field = Arrays.copyOf(before, before.length + text.length + behind.length);
        System.arraycopy(text, 0, field, before.length, text.length);
        System.arraycopy(behind, 0, field, before.length + text.length, behind.length);
        return field;
    }

    /// As many whole characters as fit.
    private static byte[] encoded(String text, Charset charset, int most) {
        var encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        long needed = (long) Math.ceil(text.length() * (double) encoder.maxBytesPerChar());
        var bytes = ByteBuffer.allocate((int) Math.min(needed, most));
        encoder.encode(CharBuffer.wrap(text), bytes, true);
        encoder.flush(bytes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// No control characters, no ends of lines, and no quote that a player would take for a field's end or beginning.
    private static String harmless(String value, Charset charset) {
        var clean = new StringBuilder();
        value.codePoints().filter(IcyBlock::isPrintable).forEach(clean::appendCodePoint);
        char quote = quote(charset);
        return clean.toString().replace("';", quote + ";").replace("='", "=" + quote);
    }

    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
    }

    private static char quote(Charset charset) {
        var encoder = charset.newEncoder();
        for (char quote : QUOTES) {
            if (encoder.canEncode(quote)) {
                return quote;
            }
        }
        return ' ';
    }
}
