package floe.programme;

import floe.mount.Burst;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.Recording;
import java.time.Duration;
import java.util.List;

/// What a mount is meant to play.
///
/// @param choices what to play when the source is away, the best first
/// @param override whether listeners come back when the source, or a better choice, is back
/// @param hold how long listeners are kept when there is nothing to play at all
/// @param grace how long the source may be away before something else plays; those who come meanwhile are fed from
///     the last stretch
/// @param burst how much a newcomer gets at once; a fallback that begins on an empty mount starts as much earlier
public record Plan(List<Choice> choices, boolean override, Duration hold, Duration grace, Burst burst) {
    /// Something to play instead of the source.
    public sealed interface Choice {
        /// Another mount, while it has a source.
        record OtherMount(MountName mount) implements Choice {}

        /// A file, always there.
        ///
        /// @param salt tells this file from all others, the same on every node
        record File(MountName name, long salt, Recording recording) implements Choice {
            Container container() {
                return recording.format().container();
            }
        }
    }

    /// The files among the choices that hold something else than listeners of `container` can hear.
    List<Choice.File> unfit(Container container) {
        return choices.stream()
                .filter(Choice.File.class::isInstance)
                .map(Choice.File.class::cast)
                .filter(file -> file.container() != container)
                .toList();
    }

    public Plan {
        choices = List.copyOf(choices);
    }

    /// With a burst in bytes.
    public Plan(List<Choice> choices, boolean override, Duration hold, Duration grace, int burstBytes) {
        this(choices, override, hold, grace, Burst.of(burstBytes));
    }
}
