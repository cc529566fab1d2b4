package floe.mount;

import java.time.Duration;

/// A directory of public streams that is told of ours (icecast.xml: `<directory>`, `<yp-directory>`).
///
/// @param url `http` or `https`
/// @param touchEvery at least 30 s; the directory may ask for longer
public record DirectoryConfig(String url, Duration timeout, Duration touchEvery) {
    public DirectoryConfig {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("'" + url + "' is no address; allowed: http://… and https://…");
        }
    }
}
