package floe.config.serve;

import floe.config.registry.Finding;
import floe.mount.ClusterConfig;
import floe.mount.Forecast;
import floe.mount.MountName;
import java.util.List;

/// What would come of a file if it took the place of the one in force.
///
/// @param good whether it would be taken
/// @param version in force now
/// @param changes one for each part that would come, go or be another
/// @param ending see [Forecast]
/// @param silenced see [Forecast]
/// @param errors why it would be refused, each with its line and element
/// @param warnings what would be passed over
public record Outlook(
        boolean good,
        long version,
        List<Change> changes,
        List<MountName> ending,
        List<MountName> silenced,
        List<String> errors,
        List<String> warnings) {
    /// A change.
    ///
    /// @param means what becomes of those who are there, and of those who come
    public record Change(String what, String means) {}

    public Outlook {
        changes = List.copyOf(changes);
        ending = List.copyOf(ending);
        silenced = List.copyOf(silenced);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    static Outlook good(ClusterConfig now, Forecast forecast, List<Finding> warnings, String file) {
        var changes = forecast.lines().stream()
                .map(line -> new Change(line.change().toString(), line.means()))
                .toList();
        return new Outlook(
                true, now.version(), changes, forecast.ending(), forecast.silenced(), List.of(), lines(warnings, file));
    }

    static Outlook refused(long version, List<Finding> errors, String file) {
        return new Outlook(false, version, List.of(), List.of(), List.of(), lines(errors, file), List.of());
    }

    private static List<String> lines(List<Finding> findings, String file) {
        return findings.stream().map(finding -> finding.in(file)).toList();
    }
}
