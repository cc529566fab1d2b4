package floe.kit.cluster;

import floe.stream.Song;
import floe.wire.Diversion;
import floe.wire.MountClaim;
import floe.wire.MountClaim.Claims;
import floe.wire.MountClaim.Standby;
import java.util.Map;
import java.util.TreeMap;

/// How the claims of an ingest look on the bus. Its name is written once: a claim is always the sender's own.
final class ClaimForms {
    private ClaimForms() {}

    static void write(FrameWriter out, Claims claims) {
        out.text(claims.node()).number(claims.claims().size());
        for (var claim : claims.claims()) {
            write(out, claim);
        }
        out.number(claims.standbys().size());
        for (var standby : claims.standbys()) {
            out.text(standby.mount().path()).number(standby.priority());
        }
    }

    static Claims readClaims(FrameReader in) {
        var node = in.text();
        return new Claims(
                node, in.list(() -> readClaim(in, node)), in.list(() -> new Standby(in.mount(), in.number())));
    }

    private static void write(FrameWriter out, MountClaim claim) {
        out.text(claim.mount().path())
                .number(claim.epoch())
                .number(claim.sinceMillis())
                .text(claim.contentType())
                .text(claim.userAgent())
                .number(claim.priority())
                .text(claim.song().artist())
                .text(claim.song().title())
                .text(claim.song().url())
                .number(claim.listeners())
                .number(claim.headers().size());
        claim.headers().forEach((name, value) -> out.text(name).text(value));
        var diversion = claim.diversion();
        out.yes(diversion != null);
        if (diversion != null) {
            DivertForms.write(out.number(diversion.version()), diversion.to());
        }
    }

    private static MountClaim readClaim(FrameReader in, String node) {
        var mount = in.mount();
        long epoch = in.longNumber();
        long sinceMillis = in.longNumber();
        var contentType = in.text();
        var userAgent = in.text();
        int priority = in.number();
        var song = new Song(in.text(), in.text(), in.text());
        int listeners = in.number();
        var headers = new TreeMap<String, String>();
        in.list(() -> Map.entry(in.text(), in.text())).forEach(entry -> headers.put(entry.getKey(), entry.getValue()));
        var diversion = in.yes() ? new Diversion(in.longNumber(), DivertForms.readMounts(in)) : null;
        return new MountClaim(
                node, mount, epoch, sinceMillis, contentType, headers, userAgent, priority, song, listeners, diversion);
    }
}
