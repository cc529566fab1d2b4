package floe.ogg;

import java.util.HashMap;
import java.util.Map;

/// Fresh serials for the logical streams of a source's links: the same for the same salt, link and serial, different
/// within a link and from the link before.
final class OggSerials {
    private final long salt;
    private long link = -1;
    private Map<Integer, Integer> before = Map.of();
    private Map<Integer, Integer> now = new HashMap<>();

    OggSerials(long salt) {
        this.salt = salt;
    }

    void nextLink() {
        link++;
        before = now;
        now = new HashMap<>();
    }

    int fresh(int serial) {
        return now.computeIfAbsent(serial, this::draw);
    }

    private int draw(int serial) {
        int drawn = (int) (mixed(mixed(mixed(salt) + link) + serial) >>> 32);
        while (before.containsValue(drawn) || now.containsValue(drawn)) {
            drawn++;
        }
        return drawn;
    }

    // The finishing steps of SplitMix64: every bit in reaches every bit out.
    private static long mixed(long bits) {
        long mixed = bits + 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }
}
