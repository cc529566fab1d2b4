package floe.kit.pages;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.peer.Address;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request to an [Office], with all that it may want to know of it.
///
/// @param path percent-decoded
/// @param query as sent, still encoded; empty when there is none
/// @param form the body of a form (`application/x-www-form-urlencoded`), still encoded; empty when there is none
/// @param fields lower-case names; a field that was sent twice is not here
/// @param peer numeric address of the one who asks; empty when not known
/// @param shoutcastMount what SHOUTcast's sources feed by the socket that it came in at; empty when not known
public record Inquiry(
        String method,
        String path,
        String query,
        Bytes form,
        Map<String, String> fields,
        String peer,
        Optional<MountName> shoutcastMount) {
    private static final String FORM = "application/x-www-form-urlencoded";

    public Inquiry {
        fields = Map.copyOf(fields);
    }

    static Inquiry of(HttpServerRequest request, String path, Buffer body) {
        var fields = new TreeMap<String, String>();
        request.headers().names().stream()
                .filter(name -> request.headers().getAll(name).size() == 1)
                .forEach(name -> fields.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        var peer = request.remoteAddress();
        return new Inquiry(
                request.method().name(),
                path,
                Optional.ofNullable(request.query()).orElse(""),
                isForm(fields) ? Bytes.wrap(body.getBytes()) : Bytes.EMPTY,
                fields,
                Optional.ofNullable(peer == null ? null : peer.hostAddress())
                        .flatMap(Address::parse)
                        .map(Address::toString)
                        .orElse(""),
                Optional.ofNullable(fields.get(ForwardedHead.SHOUTCAST_MOUNT))
                        .map(encoded -> new QueryStringDecoder(encoded).path())
                        .filter(MountName::isValid)
                        .map(MountName::new));
    }

    private static boolean isForm(Map<String, String> fields) {
        return fields.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
