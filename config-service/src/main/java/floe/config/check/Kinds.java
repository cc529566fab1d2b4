package floe.config.check;

import floe.mount.MountName;
import floe.stream.Container;
import java.util.Locale;
import java.util.Optional;

/// Which kind of stream listeners of a mount expect, as far as its name tells.
final class Kinds {
    private Kinds() {}

    static Optional<Container> of(MountName mount) {
        var name = mount.path().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "ogg", "oga", "ogv", "opus", "spx" -> Optional.of(Container.OGG);
            case "mp3", "mp2" -> Optional.of(Container.MPEG);
            case "aac", "aacp" -> Optional.of(Container.ADTS);
            case "webm", "mkv" -> Optional.of(Container.EBML);
            default -> Optional.empty();
        };
    }

    static String word(Container container) {
        return switch (container) {
            case OGG -> "Ogg";
            case MPEG -> "MP3";
            case ADTS -> "AAC";
            case EBML -> "WebM";
            case BYTES -> "something else";
        };
    }
}
