package floe.ingest.relay;

import floe.ingest.live.SourceWords;
import floe.mount.MountName;
import java.util.Locale;
import java.util.Map;

/// What a mount's name tells of what it will play, before its upstream has told.
final class Guess {
    private static final Map<String, String> TYPES = Map.of(
            "ogg", "application/ogg",
            "oga", "application/ogg",
            "ogv", "application/ogg",
            "opus", "application/ogg",
            "flac", "application/ogg",
            "spx", "application/ogg",
            "aac", "audio/aac",
            "webm", "video/webm",
            "mka", "audio/x-matroska",
            "mkv", "video/x-matroska");

    private Guess() {}

    static SourceWords of(MountName mount) {
        var path = mount.path();
        var ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new SourceWords(TYPES.getOrDefault(ending, "audio/mpeg"), Map.of(), "");
    }
}
