package floe.edge.listener;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.http.ReplyHead;
import floe.http.RequestHead;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
import floe.wire.MountClaim;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The head of the reply to a listener: Icecast 2.4's fields in its order, no length, no coding.
final class ListenerReply {
    /// When a seat may be free again.
    private static final String RETRY_SECONDS = "30";

    private static final String METHODS = "GET, HEAD, OPTIONS";
    /// What pages of other origins may read, and what they may say.
    private static final String FOR_PAGES =
            "Icy-MetaInt, Icy-Br, Icy-Name, Icy-Genre, Icy-Url, Icy-Description, Icy-Pub";

    private static final String FROM_PAGES =
            "Icy-MetaData, Range, If-Range, Accept, Authorization, Cache-Control, Content-Type, Origin";
    private static final Pattern BITRATE = Pattern.compile("bitrate=\\s*(\\d+)");

    private ListenerReply() {}

    /// «Here it comes», and what the source says of itself.
    ///
    /// @param claim empty when no source plays: then nothing but the operator's words are said
    static ReplyHead welcome(
            RequestHead request,
            ClusterConfig config,
            MountConfig mount,
            Optional<MountClaim> claim,
            String contentType,
            Instant now) {
        return stream(200, request, config, mount, claim, contentType, now);
    }

    /// The answer to one who asks for the first bytes only, to see whether it could get parts.
    static Bytes probe(
            RequestHead request,
            ClusterConfig config,
            MountConfig mount,
            Optional<MountClaim> claim,
            String contentType,
            Instant now) {
        var filler = RangeProbe.filler(RangeProbe.length(request));
        int last = filler.length() - 1;
        var head = stream(206, request, config, mount, claim, contentType, now)
                .field("Accept-Ranges", "bytes")
                .field("Content-Range", "bytes 0-" + last + "/" + RangeProbe.SAID_LENGTH)
                .field("Content-Length", Integer.toString(filler.length()));
        return new Reply(head, filler).bytesFor(request);
    }

    private static ReplyHead stream(
            int status,
            RequestHead request,
            ClusterConfig config,
            MountConfig mount,
            Optional<MountClaim> claim,
            String contentType,
            Instant now) {
        var head = replies(config)
                .head(protocol(request), status, contentType, now)
                .configured(mount.headers());
        claim.ifPresent(source -> describe(head, source));
        sayName(head, mount);
        return open(head, request);
    }

    /// What may be asked of a mount, and by pages of any origin.
    static Bytes options(RequestHead request, ClusterConfig config, MountConfig mount, Instant now) {
        var head = replies(config)
                .head(protocol(request), 204, "text/plain; charset=utf-8", now)
                .configured(mount.headers())
                .field("Allow", METHODS);
        return open(head, request)
                .field("Access-Control-Allow-Methods", METHODS)
                .field("Access-Control-Allow-Headers", FROM_PAGES)
                .field("Access-Control-Max-Age", "300")
                .bytes();
    }

    /// «Not in this way.»
    static Bytes notAllowed(RequestHead request, ClusterConfig config, Instant now) {
        return replies(config).notAllowed(METHODS, now).bytesFor(request);
    }

    /// «No», with the operator's fields for such an answer.
    static Bytes refusal(
            RequestHead request, ClusterConfig config, MountConfig mount, ListenerAdmission.Refused no, Instant now) {
        var reply = replies(config).refusal(no.status(), no.message(), now);
        var head = open(reply.head().configured(mount.headers()), request);
        return new Reply(no.full() ? head.field("Retry-After", RETRY_SECONDS) : head, reply.body()).bytesFor(request);
    }

    /// Lets pages of other origins play it and read what it says; to others it is what Icecast says.
    private static ReplyHead open(ReplyHead head, RequestHead request) {
        return request.field("origin").isEmpty()
                ? head
                : head.field("Access-Control-Allow-Origin", "*").field("Access-Control-Expose-Headers", FOR_PAGES);
    }

    private static IcecastReplies replies(ClusterConfig config) {
        return new IcecastReplies(config.server().serverId(), config.headers());
    }

    private static String protocol(RequestHead request) {
        return request.protocol().equals("HTTP/1.1") ? "HTTP/1.1" : "HTTP/1.0";
    }

    /// In ascending order of the source's names, as the claim has them.
    private static void describe(ReplyHead head, MountClaim source) {
        source.headers().forEach((name, value) -> {
            if (name.equals("ice-audio-info")) {
                var bitrate = BITRATE.matcher(value);
                if (bitrate.find()) {
                    head.tightField("icy-br", bitrate.group(1));
                }
                head.field(name, value);
            } else if (name.startsWith("ice-") && !name.equals("ice-password")) {
                head.tightField(listenersName(name), value);
            } else if (name.startsWith("icy-") && !name.equals("icy-metaint")) {
                head.tightField(name, value);
            }
        });
    }

    private static String listenersName(String name) {
        return switch (name) {
            case "ice-public" -> "icy-pub";
            case "ice-bitrate" -> "icy-br";
            default -> "icy-" + name.substring("ice-".length());
        };
    }

    private static void sayName(ReplyHead head, MountConfig mount) {
        var name = mount.words().name();
        if (name != null) {
            head.tightField("icy-name", name);
        }
    }
}
