package floe.config.check;

import floe.config.registry.Draft;
import floe.config.registry.Finding;
import floe.config.registry.Logins;
import floe.config.registry.Reading;
import floe.config.registry.Registry;
import floe.config.serve.ConfigFile;
import floe.config.xml.Examined;
import floe.config.xml.IcecastXml;
import floe.config.xml.Overrides;
import floe.config.xml.Places;
import floe.kit.config.AssetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Looks at one file.
public final class Check {
    private final Path file;
    private final Machine machine;
    private final Set<Remark> remarks = new LinkedHashSet<>();

    private Check(Path file, Machine machine) {
        this.file = file;
        this.machine = machine;
    }

    /// What there is to say of the file where the environment says this. Copies what it names into a folder of its own
    /// under the system's temporary one, as a node does into its state, and throws that away.
    public static Checkup of(Path file, Overrides overrides, Machine machine) throws IOException {
        return new Check(file.toAbsolutePath().normalize(), machine).run(overrides);
    }

    private Checkup run(Overrides overrides) throws IOException {
        var examined = new AtomicReference<Examined>();
        var reading = new ConfigFile(file, (content, folder, logins) -> {
                    examined.set(IcecastXml.examine(content, folder, logins, overrides));
                    return examined.get().reading();
                })
                .read(Logins.fresh());
        Optional.ofNullable(examined.get()).ifPresent(said -> {
            add(Level.WARNING, said.warnings());
            add(Level.NOTE, said.notes());
        });
        return switch (reading) {
            case Reading.Wrong(var errors) -> {
                add(Level.ERROR, errors);
                yield new Checkup(file, false, sorted(), List.of(), List.of(), Optional.empty());
            }
            case Reading.Good(var draft) -> inScratch(draft, examined.get().places());
        };
    }

    private Checkup inScratch(Draft draft, Places places) throws IOException {
        var scratch = Files.createTempDirectory("floe-check-");
        try {
            return look(draft, places, scratch);
        } finally {
            clear(scratch);
        }
    }

    private Checkup look(Draft draft, Places places, Path scratch) throws IOException {
        var proof = Registry.open(scratch).proof(draft);
        var config = proof.config();
        add(Level.WARNING, proof.warnings());
        var sounds = new Sounds(draft, config, AssetStore.in(scratch));
        var doors = new Doors(config, places, machine);
        remarks.addAll(sounds.remarks());
        remarks.addAll(doors.remarks());
        remarks.addAll(NamedFiles.of(config, places));
        remarks.addAll(Proportions.of(config, places));
        return new Checkup(file, true, sorted(), sounds.files(), Ways.of(config), doors.certificate());
    }

    private void add(Level level, List<Finding> findings) {
        findings.forEach(finding -> remarks.add(Remark.of(level, finding)));
    }

    private List<Remark> sorted() {
        var sorted = new ArrayList<>(remarks);
        sorted.sort(Comparator.comparing(Remark::level).thenComparing(Remark::place));
        return sorted;
    }

    private static void clear(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
