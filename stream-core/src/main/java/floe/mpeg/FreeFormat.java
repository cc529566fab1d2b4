package floe.mpeg;

import floe.bytes.Bytes;

/// Frames whose heads don't say where they end: each lasts to the next head of its kind.
record FreeFormat(FrameSyntax syntax) {
    /// More bytes are needed to tell.
    static final int NOT_YET = -1;
    /// There is no end where one must be.
    static final int NO_END = -2;

    private static final int SHORTEST = 24;

    /// How long the frame is that begins at `index` with this head.
    int length(Bytes bytes, int index, FrameHead head) {
        int last = index + syntax.longestFrame();
        for (int next = index + SHORTEST; next <= last; next++) {
            if (next + FrameSyntax.HEAD_BYTES > bytes.length()) {
                return NOT_YET;
            }
            if (bytes.at(next) == 0xFF && isNext(bytes, next, head)) {
                return next - index;
            }
        }
        return NO_END;
    }

    private boolean isNext(Bytes bytes, int index, FrameHead head) {
        return syntax.headAt(bytes, index)
                .filter(next -> next.length() == FrameHead.UNTOLD && next.soundsLike(head))
                .isPresent();
    }
}
