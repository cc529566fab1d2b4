package floe.webm;

import static floe.webm.Webm.block;
import static floe.webm.Webm.cluster;
import static floe.webm.Webm.group;
import static floe.webm.Webm.join;
import static floe.webm.Webm.liveCluster;
import static floe.webm.Webm.sized;

import floe.bytes.Bytes;
import java.util.List;

/// Small streams of clusters, to be made wrong.
public final class WebmSeeds {
    private WebmSeeds() {}

    public static List<byte[]> streams() {
        var sound = liveCluster(0, block(2, 0, true, 9), block(2, 20, true, 9), block(2, 40, true, 9));
        var pictures = cluster(300, block(1, 0, true, 12), block(2, 5, true, 4), group(1, 40, false, 8));
        var silent = join(Webm.element(0xEC, Bytes.wrap(new byte[5])), Webm.element(0x1C53BB6B));
        return List.of(
                join(Webm.soundHeader(), sound, cluster(200, block(2, 0, true, 5)))
                        .toArray(),
                join(Webm.pictureHeader(), pictures, pictures, liveCluster(900, group(1, 3, true, 3)))
                        .toArray(),
                join(Webm.soundHeader(), sound, silent, Webm.soundHeader(), sound)
                        .toArray(),
                join(Webm.soundHeader(), sound, sized(Element.SIMPLE_BLOCK, 300_000), Bytes.wrap(new byte[40]))
                        .toArray());
    }
}
