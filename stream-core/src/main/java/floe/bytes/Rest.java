package floe.bytes;

/// What came and is not whole yet. Appends without moving what waits: the store doubles, so that every byte is copied
/// twice or so at most, and bytes once handed out never change. Owned by one reader.
public final class Rest {
    private static final int FIRST_STORE = 4096;

    private Bytes waiting = Bytes.EMPTY;
    // Where `waiting` ends in `store`, when it lies there. Bytes once written there are never written again.
    private byte[] store = new byte[0];
    private int storeEnd = -1;

    /// What waits, oldest first.
    public Bytes bytes() {
        return waiting;
    }

    public int length() {
        return waiting.length();
    }

    /// How many bytes of memory are kept for it, at most.
    public int heldBytes() {
        return Math.max(waiting.length(), storeEnd < 0 ? 0 : store.length);
    }

    public void add(Bytes bytes) {
        if (waiting.isEmpty()) {
            waiting = bytes;
            forgetStore();
            return;
        }
        int length = waiting.length() + bytes.length();
        if (storeEnd < 0 || storeEnd + bytes.length() > store.length) {
            store = new byte[Math.max(FIRST_STORE, length * 2)];
            waiting.copyTo(store, 0);
            storeEnd = waiting.length();
        }
        bytes.copyTo(store, storeEnd);
        storeEnd += bytes.length();
        waiting = Bytes.wrap(store, storeEnd - length, length);
    }

    /// Takes the first `length` bytes away.
    public Bytes take(int length) {
        var taken = waiting.slice(0, length);
        waiting = waiting.from(length);
        if (waiting.isEmpty()) {
            forgetStore();
        }
        return taken;
    }

    private void forgetStore() {
        store = new byte[0];
        storeEnd = -1;
    }
}
