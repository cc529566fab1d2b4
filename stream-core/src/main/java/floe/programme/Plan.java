package floe.programme;

import floe.mount.Burst;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a mount is meant to play.
///
/// @param choices what to play when the source is away, the best first; of files in a row the one that fits best
/// @param override whether listeners come back when the source, or a better choice, is back
/// @param hold how long listeners are kept when there is nothing to play at all
/// @param grace how long the source may be away before something else plays; those who come meanwhile are fed from
///     the last stretch
/// @param burst how much a newcomer gets at once; a fallback that begins on an empty mount starts as much earlier
/// @param callers mounts whose sources are heard here while they are there, before the own one, the best first
public record Plan(
        List<Choice> choices, boolean override, Duration hold, Duration grace, Burst burst, List<MountName> callers) {
    /// Something to play instead of the source.
    public sealed interface Choice {
        /// Another mount, while it has a source.
        record OtherMount(MountName mount) implements Choice {}

        /// A file, always there.
        ///
        /// @param salt tells this file, as it is, from all others, the same on every node
        record File(MountName name, long salt, Recording recording) implements Choice {
            Container container() {
                return recording.format().container();
            }
        }
    }

    public Plan {
        choices = List.copyOf(choices);
        callers = List.copyOf(callers);
    }

    /// One that nobody else's source comes into.
    public Plan(List<Choice> choices, boolean override, Duration hold, Duration grace, Burst burst) {
        this(choices, override, hold, grace, burst, List.of());
    }

    /// Whose sources may be played beside the own one.
    public List<MountName> others() {
        return Stream.concat(callers.stream(), fallbackMounts().stream())
                .distinct()
                .toList();
    }

    /// The mounts among the choices.
    public List<MountName> fallbackMounts() {
        return choices.stream()
                .filter(Choice.OtherMount.class::isInstance)
                .map(choice -> ((Choice.OtherMount) choice).mount())
                .toList();
    }

    /// The files among the choices.
    Stream<Choice.File> files() {
        return choices.stream().filter(Choice.File.class::isInstance).map(Choice.File.class::cast);
    }

    Optional<Choice.File> file(MountName name) {
        return files().filter(file -> file.name().equals(name)).findFirst();
    }

    /// With a burst in bytes.
    public Plan(List<Choice> choices, boolean override, Duration hold, Duration grace, int burstBytes) {
        this(choices, override, hold, grace, Burst.of(burstBytes));
    }
}
