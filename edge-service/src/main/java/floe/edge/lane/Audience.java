package floe.edge.lane;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The listeners of a lane, each with a seat. Who leaves is replaced by the last, so that a walk from the last to the
/// first meets everybody, whoever leaves meanwhile.
final class Audience {
    private @Nullable Listener[] seats = new Listener[8];
    private int count;

    int count() {
        return count;
    }

    Listener at(int seat) {
        var listener = seats[seat];
        if (listener == null) {
            throw new IndexOutOfBoundsException("nobody on seat " + seat + " of " + count);
        }
        return listener;
    }

    void add(Listener listener) {
        if (count == seats.length) {
            seats = Arrays.copyOf(seats, count * 2);
        }
        listener.seat = count;
        seats[count++] = listener;
    }

    /// Whether it was there.
    boolean remove(Listener listener) {
        int seat = listener.seat;
        if (seat < 0) {
            return false;
        }
        var last = at(--count);
        seats[seat] = last;
        last.seat = seat;
        seats[count] = null;
        listener.seat = -1;
        return true;
    }

    /// All, in any order; nobody is left.
    Listener[] dismiss() {
        var all = new Listener[count];
        for (int i = 0; i < all.length; i++) {
            all[i] = at(i);
            all[i].seat = -1;
        }
        seats = new Listener[8];
        count = 0;
        return all;
    }
}
