package floe.edge.upstream;

import floe.edge.onair.OnAir;
import floe.mount.MountName;
import floe.stream.Backlog;
import floe.stream.StreamEvent;
import java.util.List;

/// Says on the air what a feed tells.
record ToldOnAir(OnAir onAir) implements Feed.Told {
    @Override
    public void begins(MountName source, Backlog said) {
        onAir.begins(source, said);
    }

    @Override
    public void hears(MountName source, List<StreamEvent> events) {
        onAir.hears(source, events);
    }

    @Override
    public void loses(MountName source, String why) {
        onAir.loses(source, why);
    }
}
