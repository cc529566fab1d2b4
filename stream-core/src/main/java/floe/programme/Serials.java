package floe.programme;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps the serials of a chain's links apart: one that an earlier link had is replaced, for as long as its link
/// lasts. That is seldom: what comes from ingests and files has fresh serials, but the same source or file may be
/// left and entered again. Owned by one seam.
final class Serials {
    /// How many links' serials are remembered.
    private static final int REMEMBERED = 256;

    private final ArrayDeque<Integer> used = new ArrayDeque<>();
    private final Map<Integer, Integer> renamed = new HashMap<>();

    /// A link with these serials begins.
    void begin(List<Integer> serials) {
        renamed.clear();
        for (int serial : serials) {
            int own = serial;
            while (used.contains(own)) {
                own = own * 0x9E37_79B1 + 1;
            }
            if (own != serial) {
                renamed.put(serial, own);
            }
            used.add(own);
        }
        while (used.size() > REMEMBERED) {
            used.remove();
        }
    }

    /// Whether any serial of this link is replaced.
    boolean renames() {
        return !renamed.isEmpty();
    }

    int of(int serial) {
        return renamed.getOrDefault(serial, serial);
    }
}
