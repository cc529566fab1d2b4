package floe.kit.cluster;

import floe.mount.MountName;
import floe.wire.Headcount;
import java.util.HashMap;
import java.util.Map;

/// How a head count looks on the bus.
final class HeadcountForms {
    private HeadcountForms() {}

    static void write(FrameWriter out, Headcount count) {
        out.text(count.edge()).number(count.listeners().size());
        count.listeners().forEach((mount, listeners) -> out.text(mount.path()).number(listeners));
    }

    static Headcount read(FrameReader in) {
        var edge = in.text();
        var listeners = new HashMap<MountName, Integer>();
        for (var entry : in.list(() -> Map.entry(in.mount(), in.number()))) {
            listeners.put(entry.getKey(), entry.getValue());
        }
        return new Headcount(edge, listeners);
    }
}
