package floe.webm;

import floe.bytes.Bytes;
import floe.bytes.Rest;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.List;

/// A WebM or Matroska source's bytes → its header once, then its clusters, some blocks an event. Newcomers begin at a
/// cluster whose first picture is a key frame, or at any where there are no pictures. Segments and clusters lose their
/// sizes, so that they may end anywhere. Owned by one source; keeps less than 1 MiB between calls.
public final class EbmlFramer implements StreamFramer {
    private static final int LONGEST_ELEMENT = 16 << 20;

    private final Rest rest = new Rest();
    private List<StreamEvent> events = new ArrayList<>();
    private State state = new State.Opening(new EbmlHead());

    private sealed interface State {
        record Opening(EbmlHead head) implements State {}

        record Playing(ClusterPieces pieces) implements State {}

        /// In an element too long to be kept.
        record Passing(ClusterPieces pieces, long bytesLeft) implements State {}

        record Ended() implements State {}
    }

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        events = new ArrayList<>();
        if (state instanceof State.Ended) {
            return events;
        }
        rest.add(bytes);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = switch (state) {
                case State.Opening(var head) -> open(head);
                case State.Playing(var pieces) -> play(pieces);
                case State.Passing(var pieces, var bytesLeft) -> pass(pieces, bytesLeft);
                case State.Ended() -> false;
            };
        }
        return events;
    }

    int heldBytes() {
        return rest.heldBytes() + (state instanceof State.Playing(var pieces) ? pieces.heldBytes() : 0);
    }

    private boolean open(EbmlHead head) {
        return switch (head.walk(rest.bytes())) {
            case EbmlHead.Walk.More() -> false;
            case EbmlHead.Walk.Bad(var why) -> end(why);
            case EbmlHead.Walk.Done(var header, var tracks) -> {
                rest.take(header.length());
                events.add(new StreamEvent.Headers(header, tracks.format()));
                state = new State.Playing(new ClusterPieces(tracks, event -> events.add(event)));
                yield true;
            }
        };
    }

    private boolean play(ClusterPieces pieces) {
        var bytes = rest.bytes();
        var next = Element.at(bytes, 0);
        return next.isPresent() && play(pieces, next.get(), bytes);
    }

    private boolean play(ClusterPieces pieces, Element element, Bytes bytes) {
        if (!element.isSound()) {
            return end("broken EBML");
        }
        if (element.id() == Element.EBML) {
            pieces.flush();
            state = new State.Opening(new EbmlHead());
            return true;
        }
        if (element.id() == Element.CLUSTER) {
            pieces.cluster(element.headWithoutSize(bytes, 0));
            rest.take(element.headBytes());
            return true;
        }
        if (element.isUnknown() || element.dataBytes() > LONGEST_ELEMENT) {
            return end("an element of more than " + (LONGEST_ELEMENT >> 20) + " MiB");
        }
        return element.dataBytes() > ClusterPieces.LONGEST_WHOLE
                ? beginToPass(pieces, element)
                : takeWhole(pieces, element);
    }

    private boolean takeWhole(ClusterPieces pieces, Element element) {
        int length = element.headBytes() + (int) element.dataBytes();
        if (rest.length() < length) {
            return false;
        }
        pieces.whole(element, rest.take(length));
        return true;
    }

    private boolean beginToPass(ClusterPieces pieces, Element element) {
        int length = element.headBytes() + Block.LONGEST_HEAD;
        if (rest.length() < length) {
            return false;
        }
        pieces.beginning(element, rest.take(length));
        state = new State.Passing(pieces, element.dataBytes() - Block.LONGEST_HEAD);
        return true;
    }

    private boolean pass(ClusterPieces pieces, long bytesLeft) {
        int length = (int) Math.min(bytesLeft, ClusterPieces.PASSED_BYTES);
        if (rest.length() < length) {
            return false;
        }
        pieces.pass(rest.take(length));
        state = bytesLeft > length ? new State.Passing(pieces, bytesLeft - length) : new State.Playing(pieces);
        return true;
    }

    private boolean end(String why) {
        state = new State.Ended();
        rest.take(rest.length());
        events.add(new StreamEvent.End(why));
        return false;
    }
}
