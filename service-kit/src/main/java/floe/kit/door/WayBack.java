package floe.kit.door;

import floe.bytes.Bytes;
import floe.http.Reply;

/// How a room gives a visitor back to the door, for another request on the same connection.
interface WayBack {
    /// Nobody comes back.
    WayBack NONE = new WayBack() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void answer(Reply reply, Bytes rest) {
            throw new IllegalStateException("there is no way back");
        }
    };

    /// Whether the visitor has not asked too often already.
    boolean isOpen();

    /// Says this and reads the next head.
    ///
    /// @param rest what the visitor sent after the last one
    void answer(Reply reply, Bytes rest);
}
