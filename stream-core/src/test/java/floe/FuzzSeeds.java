package floe;

import floe.http.RequestHeadFuzz;
import floe.ogg.CommentsFuzz;
import floe.ogg.OggFuzz;
import floe.ogg.OggSeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What the fuzz targets begin with: a little of each thing that is right, to be made wrong from there.
public final class FuzzSeeds {
    private FuzzSeeds() {}

    /// A target and its seeds.
    record Target(Consumer<byte[]> target, List<byte[]> seeds) {}

    static Map<String, Target> targets() {
        return new TreeMap<>(Map.of(
                "ogg", new Target(OggFuzz::fuzzerTestOneInput, OggSeeds.streams()),
                "comments", new Target(CommentsFuzz::fuzzerTestOneInput, OggSeeds.comments()),
                "head", new Target(RequestHeadFuzz::fuzzerTestOneInput, heads())));
    }

    /// Writes the seeds of target `arguments[0]` into the folder `arguments[1]`.
    public static void main(String[] arguments) throws IOException {
        var target = targets().get(arguments[0]);
        if (target == null) {
            throw new IllegalArgumentException("targets: " + targets().keySet());
        }
        var folder = Files.createDirectories(Path.of(arguments[1]));
        for (int i = 0; i < target.seeds().size(); i++) {
            Files.write(folder.resolve("seed-" + i), target.seeds().get(i));
        }
    }

    private static List<byte[]> heads() {
        return List.of(
                latin1("SOURCE /live.ogg HTTP/1.0\r\nAuthorization: Basic c291cmNlOmhhY2ttZQ==\r\n"
                        + "ice-name: Gr\u00fc\u00dfe\r\ncontent-type: audio/ogg; codecs=opus\r\n\r\nOggS"),
                latin1("PUT /a%20b HTTP/1.1\r\nHost: [::1]:8000\r\nExpect: 100-continue\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
                latin1("GET http://user:pw@host/x?y=%zz HTTP/1.1\nContent-Length: 12\n\n"),
                latin1("SOURCE /x ICE/1.0\r\r\nice-audio-info: bitrate=128\r\r\n\r\r\n"),
                latin1("GET /admin/metadata?mode=updinfo&mount=/x&song=a HTTP/1.0\r\n\r\n"));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
