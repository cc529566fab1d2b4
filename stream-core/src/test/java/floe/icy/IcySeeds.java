package floe.icy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Small streams with ICY blocks, to be made wrong.
public final class IcySeeds {
    private IcySeeds() {}

    /// Each with the two bytes in front that [IcyFuzz] takes.
    public static List<byte[]> streams() {
        return List.of(
                stream(7, 0, "StreamTitle='A - B';", "", "StreamTitle='C';StreamUrl='http://c/';"),
                stream(1, 1, "StreamTitle='\u00c0\u00e1';", "StreamUrl='u';StreamTitle='it's';"),
                stream(3, 0, "", "StreamTitle='\u00c3\u00bc';Other='x';", "StreamTitle='a\u0007b"),
                stream(20, 0, "no block at all"));
    }

    private static byte[] stream(int interval, int charset, String... texts) {
        var stream = new ByteArrayOutputStream();
        stream.write(interval - 1);
        stream.write(charset);
        for (var text : texts) {
            stream.writeBytes(new byte[interval]);
            int units = (text.length() + 15) / 16;
            stream.write(units);
            stream.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            stream.writeBytes(new byte[units * 16 - text.length()]);
        }
        stream.writeBytes(new byte[interval]);
        return stream.toByteArray();
    }
}
