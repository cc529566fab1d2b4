package floe;

import floe.format.FormatFuzz;
import floe.format.FormatSeeds;
import floe.http.RequestHeadFuzz;
import floe.icy.IcyFuzz;
import floe.icy.IcySeeds;
import floe.mpeg.MpegFuzz;
import floe.mpeg.MpegSeeds;
import floe.ogg.CommentsFuzz;
import floe.ogg.OggFuzz;
import floe.ogg.OggSeeds;
import floe.peer.ProxyHeaderFuzz;
import floe.webm.EbmlFuzz;
import floe.webm.WebmSeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
                "proxy", new Target(ProxyHeaderFuzz::fuzzerTestOneInput, ProxyHeaderFuzz.seeds()),
                "head", new Target(RequestHeadFuzz::fuzzerTestOneInput, heads()),
                "ogg", new Target(OggFuzz::fuzzerTestOneInput, OggSeeds.scripts()),
                "comments", new Target(CommentsFuzz::fuzzerTestOneInput, OggSeeds.comments()),
                "mpeg", new Target(MpegFuzz::fuzzerTestOneInput, MpegSeeds.streams()),
                "ebml", new Target(EbmlFuzz::fuzzerTestOneInput, WebmSeeds.streams()),
                "icy", new Target(IcyFuzz::fuzzerTestOneInput, IcySeeds.streams()),
                "format", new Target(FormatFuzz::fuzzerTestOneInput, FormatSeeds.streams())));
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
        var crLf = List.of(
                lines(
                        "SOURCE /live.ogg HTTP/1.0",
                        "Authorization: Basic c291cmNlOmhhY2ttZQ==",
                        "ice-name: Gr\u00fc\u00dfe",
                        "content-type: audio/ogg; codecs=opus",
                        "",
                        "OggS"),
                lines(
                        "PUT /a%20b HTTP/1.1",
                        "Host: [::1]:8000",
                        "Expect: 100-continue",
                        "Transfer-Encoding: chunked",
                        "",
                        "5",
                        "hello",
                        "0",
                        "",
                        ""),
                lines("GET http://user:pw@host/x?y=%zz HTTP/1.1", "Content-Length: 12", "", ""),
                lines("GET /admin/metadata?mode=updinfo&mount=/x&song=a HTTP/1.0", "", ""));
        var heads = new ArrayList<byte[]>();
        for (var head : crLf) {
            heads.add(latin1(head));
            heads.add(latin1(head.replace("\r\n", "\n")));
            heads.add(latin1(head.replace("\r\n", "\r\r\n")));
        }
        return heads;
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
