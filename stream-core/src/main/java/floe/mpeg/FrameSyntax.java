package floe.mpeg;

import floe.bytes.Bytes;
import floe.stream.Container;
import java.util.Optional;

/// How the frames of a format look.
sealed interface FrameSyntax permits MpegSyntax, AdtsSyntax {
    /// How many bytes [#headAt] looks at, at most.
    int HEAD_BYTES = 7;

    Container container();

    /// What this is called before a frame was seen.
    String codec();

    /// No frame is longer.
    int longestFrame();

    /// The head of the frame that begins at `index`, if one can; [#HEAD_BYTES] are there.
    Optional<FrameHead> headAt(Bytes bytes, int index);

    /// Whether this whole frame holds no sound but words on the file that it comes from: how long that is, and where
    /// to seek.
    default boolean isIndex(Bytes frame) {
        return false;
    }
}
