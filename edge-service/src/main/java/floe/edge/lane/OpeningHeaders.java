package floe.edge.lane;

import floe.stream.StreamEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// The header pages for newcomers, as a direct buffer. Those of the last link are kept: nearly all need the same.
/// Owned by the lane's loop.
final class OpeningHeaders {
    private StreamEvent.@Nullable Headers link;
    private @Nullable ByteBuf kept;

    /// The headers of this link. The caller gets a reference.
    ByteBuf of(StreamEvent.Headers wanted) {
        var headers = kept;
        if (headers == null || !wanted.equals(link)) {
            release();
            headers = direct(wanted);
            kept = headers;
            link = wanted;
        }
        return headers.retainedDuplicate();
    }

    void release() {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }

    private static ByteBuf direct(StreamEvent.Headers headers) {
        return PooledByteBufAllocator.DEFAULT
                .directBuffer(Math.max(headers.bytes().length(), 1))
                .writeBytes(headers.bytes().view());
    }
}
