package floe.edge.listener;

import floe.bytes.Bytes;
import floe.edge.lane.AirPage;
import floe.edge.lane.Airwaves;
import floe.edge.lane.Intro;
import floe.edge.lane.Lane;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.wire.MountClaim;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One mount on which one page is played to each lane.
final class OneMount implements Airwaves {
    private static final StreamEvent.Headers NONE =
            new StreamEvent.Headers(Bytes.EMPTY, new StreamFormat(Container.OGG, "none", 0, 0, 0));

    volatile int audience;
    private final MountName name;

    OneMount(MountName name) {
        this.name = name;
    }

    @Override
    public boolean canPlay(MountName mount) {
        return mount.equals(name);
    }

    @Override
    public void attach(MountName mount, Lane lane) {
        var bytes = Unpooled.directBuffer(5).writeBytes(Bytes.latin1("sound").view());
        lane.loop().runOnContext(_ -> lane.hear(List.of(new AirPage(bytes, true, false, NONE))));
    }

    @Override
    public void detach(MountName mount, Lane lane) {}

    @Override
    public boolean isOgg(MountName mount) {
        return true;
    }

    @Override
    public int audience(MountName mount) {
        return audience;
    }

    @Override
    public @Nullable Intro intro(MountName mount) {
        return null;
    }

    @Override
    public Optional<MountClaim> claim(MountName mount) {
        return Optional.empty();
    }

    @Override
    public String contentType(MountName mount) {
        return "application/ogg";
    }
}
