package floe.config.registry;

import floe.mount.MountName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What of a web root anybody may ask for: its files and those in its folders, but none that is hidden, and none of
/// Icecast's style sheets, whose pages Floe writes itself.
///
/// @param files named as they are asked for, in alphabetical order
/// @param folders in which they lie
/// @param leftOut why not all are here; empty when they are
record ShownFiles(List<MountName> files, List<Path> folders, String leftOut) {
    private static final int MOST = 1000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int DEEPEST = 8;

    static final ShownFiles NONE = new ShownFiles(List.of(), List.of(), "");

    ShownFiles {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
    }

    static ShownFiles under(Path root) {
        var files = new ArrayList<MountName>();
        var folders = new ArrayList<Path>();
        try (var all = Files.walk(root, DEEPEST)) {
            long bytes = 0;
            for (var path : (Iterable<Path>) all.filter(it -> isOpen(root, it)).sorted()::iterator) {
                if (Files.isDirectory(path)) {
                    folders.add(path);
                } else if (isShown(name(root, path)) && Files.isRegularFile(path)) {
                    bytes += Files.size(path);
                    if (files.size() == MOST || bytes > MOST_BYTES) {
                        return new ShownFiles(
                                files,
                                folders,
                                "has more than " + MOST + " files or "
                                        + MOST_BYTES / 1024 / 1024 + " MiB; what comes after " + files.getLast()
                                        + " is not shown");
                    }
                    files.add(new MountName(name(root, path)));
                }
            }
            return new ShownFiles(files, folders, "");
        } catch (IOException | UncheckedIOException e) {
            return new ShownFiles(files, folders, "cannot be looked through: " + e.getMessage());
        }
    }

    private static boolean isOpen(Path root, Path path) {
        return Stream.iterate(path, it -> !it.equals(root), Path::getParent)
                .noneMatch(it -> it.getFileName().toString().startsWith("."));
    }

    private static String name(Path root, Path path) {
        return "/" + root.relativize(path);
    }

    private static boolean isShown(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MountName.isValid(name) && !ending.startsWith("xsl");
    }
}
