package floe.config.check;

import floe.kit.door.ShownCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What there is to say of a file.
///
/// @param isGood whether Floe would take it
/// @param remarks those that matter the most first, and then as they stand in the file
/// @param files that mounts play
/// @param fallbacks each way from a mount to its end, drawn
public record Checkup(
        Path file,
        boolean isGood,
        List<Remark> remarks,
        List<HeardFile> files,
        List<String> fallbacks,
        Optional<ShownCertificate> certificate) {
    public Checkup {
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
        fallbacks = List.copyOf(fallbacks);
    }

    /// 0 when nothing is wrong, 1 when something asks for thought, 2 when something will not work.
    public int exitCode() {
        return remarks.stream()
                .mapToInt(remark -> switch (remark.level()) {
                    case ERROR -> 2;
                    case WARNING -> 1;
                    case NOTE -> 0;
                })
                .max()
                .orElse(0);
    }

    long count(Level level) {
        return remarks.stream().filter(it -> it.level() == level).count();
    }
}
