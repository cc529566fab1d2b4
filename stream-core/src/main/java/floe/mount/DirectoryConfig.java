package floe.mount;

import java.time.Duration;

/// A directory of public streams that is told of ours (icecast.xml: `<directory>`, `<yp-directory>`).
///
/// @param url `http` or `https`
/// @param touchEvery at least 30 s; the directory may ask for longer
public record DirectoryConfig(String url, Duration timeout, Duration touchEvery) {
    /// How seldom a directory is told at most: every 30 s.
    public static final Duration SOONEST_TOUCH = Duration.ofSeconds(30);

    public DirectoryConfig {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("'" + url + "' is no address; allowed: http://… and https://…");
        }
        if (timeout.isZero() || timeout.isNegative() || touchEvery.compareTo(SOONEST_TOUCH) < 0) {
            throw new IllegalArgumentException(url + ": timeout " + timeout + ", touched every " + touchEvery);
        }
    }
}
