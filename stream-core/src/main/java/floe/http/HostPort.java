package floe.http;

import java.util.regex.Pattern;

/// What a `Host` field may say: a name or an address, and a port if need be.
public final class HostPort {
    private static final Pattern NAME_OR_IPV4 = Pattern.compile("[A-Za-z0-9._-]{1,255}(:[0-9]{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}](:[0-9]{1,5})?");

    private HostPort() {}

    /// Whether `text` is nothing but a host with or without a port, fit to be written into an address.
    public static boolean isValid(String text) {
        return NAME_OR_IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }
}
