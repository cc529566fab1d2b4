package floe.kit.cluster;

/// A message that came over the bus and cannot be read: cut short, too long, or saying what cannot be.
public final class BrokenFrame extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BrokenFrame(String what) {
        super(what);
    }

    BrokenFrame(String what, Throwable cause) {
        super(what, cause);
    }
}
