package floe.kit.passage;

import floe.http.IcyPassword;
import floe.http.RequestHead;
import floe.mount.MountName;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;

/// What somebody asks for that only an ingest can give.
///
/// @param streams whether the visitor sends until it closes the connection
/// @param mounts that it may mean, the likelier first; empty when none in particular
record Knock(boolean streams, List<MountName> mounts) {
    /// Whether this is for an ingest: sources, and all that sources and administrators ask under `/admin`, for the
    /// hashes of passwords are at ingests only.
    static boolean isFor(RequestHead head) {
        return switch (head.method()) {
            case "PUT", "SOURCE", IcyPassword.METHOD -> true;
            default -> isAdministration(head.path());
        };
    }

    private static boolean isAdministration(String path) {
        return path.equals("/admin.cgi") || path.equals("/admin") || path.startsWith("/admin/");
    }

    /// @param shoutcastMount of the socket that it was asked at
    static Knock of(RequestHead head, MountName shoutcastMount) {
        if (head.method().equals(IcyPassword.METHOD)) {
            var readings = IcyPassword.of(head).readings(shoutcastMount);
            return new Knock(
                    true, readings.stream().map(IcyPassword.Reading::mount).toList());
        }
        if (head.path().equals("/admin.cgi")) {
            return new Knock(false, List.of(shoutcastMount));
        }
        return isAdministration(head.path())
                ? new Knock(
                        false,
                        valid(new QueryStringDecoder("?" + head.query())
                                .parameters()
                                .getOrDefault("mount", List.of())))
                : new Knock(true, valid(List.of(head.path())));
    }

    private static List<MountName> valid(List<String> paths) {
        return paths.stream().filter(MountName::isValid).map(MountName::new).toList();
    }
}
