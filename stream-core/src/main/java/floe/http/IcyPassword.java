package floe.http;

import floe.bytes.Bytes;
import floe.mount.MountName;
import java.util.ArrayList;
import java.util.List;

/// The line that a SHOUTcast v1 source begins with: a password, with a mount and a colon in front of it if need be
/// (icecast-kh: `/live.mp3:secret`).
///
/// @param line without its end
/// @param raw as it came, its end included
public record IcyPassword(String line, Bytes raw) {
    /// The method in the head that such a source has for the rooms.
    public static final String METHOD = "ICY";

    /// One way to understand the line.
    public record Reading(MountName mount, String password) {}

    /// What the line may mean, the likelier first: a password may have a colon itself.
    ///
    /// @param otherwise the mount of who names none
    public List<Reading> readings(MountName otherwise) {
        var readings = new ArrayList<Reading>();
        readings.add(new Reading(otherwise, line));
        int colon = line.indexOf(':');
        if (colon > 0) {
            var name = line.startsWith("/") ? line.substring(0, colon) : "/" + line.substring(0, colon);
            if (MountName.isValid(name)) {
                var named = new Reading(new MountName(name), line.substring(colon + 1));
                readings.add(line.startsWith("/") ? 0 : 1, named);
            }
        }
        return List.copyOf(readings);
    }

    /// The source as the rooms see it. The password is in the raw bytes only; [#of] finds it there.
    public RequestHead head(MountName otherwise) {
        var mount = readings(otherwise).getFirst().mount().path();
        return new RequestHead(METHOD, mount, mount, "", METHOD, List.of(), raw);
    }

    /// The line of a head that [#head] made.
    public static IcyPassword of(RequestHead head) {
        if (new IcyPasswordParser().feed(head.raw()) instanceof IcyKnock.Login(var password, var _)) {
            return password;
        }
        throw new IllegalArgumentException("no SHOUTcast source: " + head.method());
    }

    @Override
    public String toString() {
        return "a SHOUTcast source's password";
    }
}
