package floe.edge.listener;

import floe.edge.lane.Departure;
import floe.edge.lane.Tally;
import floe.mount.MountName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers of the mounts, shown. A mount's meters are there as long as its numbers. Any thread.
final class ListenerMeters {
    private final MeterRegistry registry;
    private final Attendance attendance;
    private final Map<MountName, List<Meter>> meters = new ConcurrentHashMap<>();

    ListenerMeters(MeterRegistry registry, Attendance attendance) {
        this.registry = registry;
        this.attendance = attendance;
    }

    /// Shows the numbers of this mount, if they are not shown yet.
    void show(MountName mount, Tally tally) {
        meters.computeIfAbsent(mount, _ -> register(mount, tally));
    }

    /// Hides those that are no longer kept.
    void keepOnly(Set<MountName> kept) {
        for (var mount : meters.keySet()) {
            if (!kept.contains(mount)) {
                hide(mount);
            }
        }
    }

    private void hide(MountName mount) {
        var hidden = meters.remove(mount);
        if (hidden != null) {
            hidden.forEach(registry::remove);
        }
    }

    private List<Meter> register(MountName name, Tally tally) {
        var mount = name.path();
        var shown = new ArrayList<Meter>();
        shown.add(Gauge.builder("floe.listeners", tally, Tally::listeners)
                .description("listeners now")
                .tag("mount", mount)
                .register(registry));
        shown.add(FunctionCounter.builder("floe.listener.bytes", tally, Tally::bytes)
                .description("sent to listeners")
                .tag("mount", mount)
                .register(registry));
        shown.add(FunctionCounter.builder("floe.listener.connects", tally, Tally::connects)
                .description("listeners let in")
                .tag("mount", mount)
                .register(registry));
        shown.add(
                Gauge.builder("floe.sessions", attendance, a -> a.numbers(name).sessions())
                        .description("people listening now: connections of one player count once, probes not at all")
                        .tag("mount", mount)
                        .register(registry));
        shown.add(FunctionCounter.builder(
                        "floe.session.seconds", attendance, a -> a.numbers(name).sessionSeconds())
                .description("listened to by people")
                .tag("mount", mount)
                .register(registry));
        shown.add(FunctionCounter.builder(
                        "floe.listener.seconds",
                        attendance,
                        a -> a.numbers(name).listenerSeconds())
                .description("listened to by connections")
                .tag("mount", mount)
                .register(registry));
        for (var why : Departure.values()) {
            shown.add(FunctionCounter.builder("floe.listener.disconnects", tally, t -> t.departures(why))
                    .description("listeners gone")
                    .tag("mount", mount)
                    .tag("reason", why.name().toLowerCase(Locale.ROOT))
                    .register(registry));
        }
        return shown;
    }
}
