package floe.config.check;

import floe.config.xml.Places;
import floe.mount.ClusterConfig;
import floe.mount.EventBinding;
import floe.mount.MountConfig;
import floe.mount.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that nodes will open or run themselves: programs, recordings, whom to trust.
final class NamedFiles {
    private final Places places;
    private final Set<Remark> remarks = new LinkedHashSet<>();

    private NamedFiles(Places places) {
        this.places = places;
    }

    static List<Remark> of(ClusterConfig config, Places places) {
        var files = new NamedFiles(places);
        config.settings().forEach(files::mount);
        config.outside().events().forEach(files::event);
        var master = config.outside().master();
        Stream.concat(
                        config.outside().relays().stream().flatMap(relay -> relay.upstreams().stream()),
                        Stream.ofNullable(master).map(it -> it.list()))
                .map(Upstream::trust)
                .filter(Objects::nonNull)
                .forEach(file -> files.readable(file, "tls-ca"));
        return List.copyOf(files.remarks);
    }

    private void mount(MountConfig mount) {
        var source = mount.source();
        program(source.onConnect(), "on-connect");
        program(source.onDisconnect(), "on-disconnect");
        source.events().forEach(this::event);
        if (source.dump() != null) {
            recording(source.dump().file());
        }
    }

    private void event(EventBinding event) {
        program(event.options().get("executable"), "event");
    }

    private void program(@Nullable String program, String element) {
        if (program == null) {
            return;
        }
        var file = Path.of(program);
        if (!Files.isRegularFile(file)) {
            warn(program, element, "is no file here");
        } else if (!Files.isExecutable(file)) {
            warn(program, element, "cannot be run by this user: chmod +x");
        }
    }

    /// Its folder, as far as that does not change with the time.
    private void recording(String pattern) {
        int changing = pattern.indexOf('%');
        var fixed = changing < 0 ? pattern : pattern.substring(0, changing);
        int slash = fixed.lastIndexOf('/');
        var folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : fixed.substring(0, slash));
        if (!Files.isDirectory(folder)) {
            warn(pattern, "dump-file", "lies in " + folder + ", which is no folder here");
        } else if (!Files.isWritable(folder)) {
            warn(pattern, "dump-file", "lies in " + folder + ", where this user may not write");
        }
    }

    private void readable(String file, String element) {
        if (!Files.isReadable(Path.of(file))) {
            warn(file, element, "cannot be read here");
        }
    }

    private void warn(String file, String element, String what) {
        var place = places.of(file, element, "master-" + element);
        remarks.add(new Remark(Level.WARNING, place, element, file + " " + what));
    }
}
