package floe.ogg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds pages back until the packet that the last of them leaves open has ended. So whatever comes next, nobody takes
/// it for the rest of that packet. Keeps at most 1 MiB. Owned by one link.
final class OpenTail {
    private static final int MOST_BYTES = 1 << 20;

    private final List<Waiting> waiting = new ArrayList<>();
    private int bytes;

    /// @param durationNanos as it was said to play
    record Waiting(OggPage page, long durationNanos) {}

    /// The pages that can go now that `page` is here. Of a packet whose beginning or whose rest is missing nothing is
    /// left.
    List<Waiting> follow(OggPage page, long durationNanos) {
        boolean goesOn = goesOn(page);
        var ready = new ArrayList<>(goesOn ? List.<Waiting>of() : cut());
        var whole = goesOn ? Optional.of(page) : withoutRest(page);
        whole.map(own -> new Waiting(own, durationNanos)).ifPresent(own -> place(own, ready));
        return ready;
    }

    /// The pages that wait, as if the open packet had never begun.
    List<Waiting> cut() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        // All others hold nothing but the open packet.
        var first = waiting.getFirst();
        waiting.clear();
        bytes = 0;
        int whole = 0;
        for (var part : first.page().parts()) {
            whole = part.ends() ? part.segments() : whole;
        }
        return whole == 0 ? List.of() : List.of(new Waiting(first.page().cut(whole), first.durationNanos()));
    }

    private boolean goesOn(OggPage page) {
        return page.isContinued()
                && !waiting.isEmpty()
                && waiting.getLast().page().sequence() + 1 == page.sequence();
    }

    private static Optional<OggPage> withoutRest(OggPage page) {
        if (!page.isContinued()) {
            return Optional.of(page);
        }
        int rest = page.parts().getFirst().segments();
        return rest == page.segmentTable().length() ? Optional.empty() : Optional.of(page.behind(rest));
    }

    private void place(Waiting own, List<Waiting> ready) {
        boolean open = own.page().leavesPacketOpen();
        if (!open || own.page().packetsEnded() > 0) {
            ready.addAll(waiting);
            waiting.clear();
            bytes = 0;
        }
        if (!open) {
            ready.add(own);
            return;
        }
        waiting.add(own);
        bytes += own.page().bytes().length();
        if (bytes > MOST_BYTES) {
            ready.addAll(cut());
        }
    }
}
