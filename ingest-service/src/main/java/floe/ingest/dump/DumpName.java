package floe.ingest.dump;

import floe.mount.DumpRules;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Supplier;

/// What a dump's file is called. Nothing of it comes from a source.
final class DumpName {
    private DumpName() {}

    /// The name for a file that begins at `time`. `uuid`: `%u` is a fresh one, and `%%` a `%`; where there is no `%u`,
    /// it stands before the ending.
    static Path of(DumpRules rules, ZonedDateTime time, Supplier<UUID> uuids) {
        return Path.of(
                switch (rules.interpolation()) {
                    case NONE -> rules.file();
                    case STRFTIME -> Strftime.of(rules.file(), time);
                    case UUID -> unique(rules.file(), uuids.get().toString());
                });
    }

    /// The same name with a number before its ending: `live.ogg` → `live-2.ogg`. 0 leaves it alone.
    static Path numbered(Path file, int number) {
        return number == 0 ? file : suffixed(file, "-" + number);
    }

    private static String unique(String file, String uuid) {
        return file.contains("%u")
                ? file.replace("%u", uuid).replace("%%", "%")
                : suffixed(Path.of(file.replace("%%", "%")), "-" + uuid).toString();
    }

    private static Path suffixed(Path file, String suffix) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return file.resolveSibling(name.substring(0, end) + suffix + name.substring(end));
    }
}
