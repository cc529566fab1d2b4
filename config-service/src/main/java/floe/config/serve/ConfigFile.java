package floe.config.serve;

import floe.config.registry.DraftReader;
import floe.config.registry.FileStamp;
import floe.config.registry.Logins;
import floe.config.registry.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The configuration's file, those that it names, and those that passwords are read from.
public final class ConfigFile {
    /// Larger ones are refused, bytes.
    private static final int LONGEST = 1024 * 1024;

    private final Path path;
    private final Path folder;
    private final DraftReader reader;
    private List<Path> named = List.of();

    public ConfigFile(Path path, DraftReader reader) {
        this.path = path.toAbsolutePath().normalize();
        this.folder = Objects.requireNonNull(this.path.getParent(), "a file has a folder");
        this.reader = reader;
    }

    Path path() {
        return path;
    }

    /// What it says now, or what is wrong with it.
    public Reading read(Logins logins) {
        if (!Files.exists(path)) {
            return Reading.Wrong.because("there is no such file");
        }
        // Anything else may never end, or never begin.
        if (!Files.isRegularFile(path)) {
            return Reading.Wrong.because("is no regular file");
        }
        try (var input = Files.newInputStream(path)) {
            return read(input.readNBytes(LONGEST + 1), logins);
        } catch (IOException e) {
            return Reading.Wrong.because("cannot be read: " + e);
        }
    }

    /// Another content as if it were the file's: in the same folder.
    Reading read(byte[] content, Logins logins) {
        return content.length > LONGEST
                ? Reading.Wrong.because("is larger than 1 MiB")
                : reader.read(content, folder, logins);
    }

    /// From now on these files are watched too.
    void names(List<Path> files) {
        named = List.copyOf(files);
    }

    /// How all of them look now.
    Map<Path, FileStamp> stamps() {
        var all = new ArrayList<>(named);
        all.add(path);
        all.addAll(reader.secretFiles());
        var stamps = new LinkedHashMap<Path, FileStamp>();
        all.forEach(file -> stamps.put(file, FileStamp.of(file)));
        return stamps;
    }
}
