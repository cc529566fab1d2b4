package floe.edge.onair;

import floe.edge.lane.AirTitle;
import floe.icy.IcyBlock;
import floe.mount.MountConfig;
import floe.programme.Playing;
import floe.stream.Song;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// What a mount tells that it plays: the song that was named; where none is on a fallback, the mount's own name. One
/// block for each title. Owned by the conductor's loop.
final class TitleBoard {
    private final Supplier<MountConfig> settings;
    private Song song = Song.UNKNOWN;
    private boolean onFallback;
    private Song shown = Song.UNKNOWN;
    private AirTitle title = AirTitle.UNKNOWN;

    TitleBoard(Supplier<MountConfig> settings) {
        this.settings = settings;
    }

    AirTitle now() {
        return title;
    }

    void tell(Song named) {
        song = named;
        show();
    }

    void plays(Playing playing) {
        onFallback = playing.isFallback();
        show();
    }

    private void show() {
        var mount = settings.get();
        var name = mount.words().name();
        var next = onFallback && song.isUnknown() && name != null ? Song.titled(name) : song;
        if (!next.equals(shown)) {
            shown = next;
            title = AirTitle.of(IcyBlock.of(next, charset(mount)));
        }
    }

    private static Charset charset(MountConfig mount) {
        var name = mount.listeners().icy().charset();
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    }
}
