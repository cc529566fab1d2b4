package floe.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bytes in, pages out, however the bytes are cut. Forgives nothing: between two pages there is no byte.
final class OggReader {
    private static final byte[] CAPTURE = {'O', 'g', 'g', 'S', 0};

    private byte[] rest = new byte[0];

    static List<OggPage> pagesOf(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return new OggReader().read(bytes, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The pages that these bytes complete.
    ///
    /// @throws IllegalStateException at a byte that begins no page
    List<OggPage> read(byte[] bytes, int length) {
        var joined = new ByteArrayOutputStream(rest.length + length);
        joined.writeBytes(rest);
        joined.write(bytes, 0, length);
        var all = joined.toByteArray();
        var pages = new ArrayList<OggPage>();
        int at = 0;
        for (int page = pageLength(all, at); page > 0; page = pageLength(all, at)) {
            pages.add(new OggPage(Arrays.copyOfRange(all, at, at + page)));
            at += page;
        }
        rest = Arrays.copyOfRange(all, at, all.length);
        return pages;
    }

    /// Bytes of a page that has not come whole.
    int unfinishedBytes() {
        return rest.length;
    }

    /// The length of the whole page at this place, 0 when it is not all here.
    private static int pageLength(byte[] all, int at) {
        int here = all.length - at;
        int known = Math.min(here, CAPTURE.length);
        if (!Arrays.equals(all, at, at + known, CAPTURE, 0, known)) {
            throw new IllegalStateException("no page begins at byte " + at + " of this stretch");
        }
        if (here < OggPage.HEAD_BYTES) {
            return 0;
        }
        int segments = all[at + 26] & 0xFF;
        if (here < OggPage.HEAD_BYTES + segments) {
            return 0;
        }
        int length = OggPage.HEAD_BYTES + segments;
        for (int i = 0; i < segments; i++) {
            length += all[at + OggPage.HEAD_BYTES + i] & 0xFF;
        }
        return here < length ? 0 : length;
    }
}
