package floe.edge.lane;

import floe.bytes.Bytes;
import floe.ogg.OggHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// The header pages for newcomers, numbered so that they run right up to the page that follows. Those of the last
/// start are kept: in a storm nearly all start at the same page. Owned by the lane's loop.
final class OpeningHeaders {
    private long start = PageRing.NONE;
    private @Nullable ByteBuf kept;

    /// The headers for those who start at `page`, which has this index. The caller gets a reference.
    ByteBuf before(AirPage page, long index) {
        var headers = kept;
        if (headers == null || index != start) {
            release();
            headers = numbered(page);
            kept = headers;
            start = index;
        }
        return headers.retainedDuplicate();
    }

    void release() {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }

    private static ByteBuf numbered(AirPage page) {
        var first = new byte[page.bytes().readableBytes()];
        page.bytes().getBytes(page.bytes().readerIndex(), first);
        var headers = OggHeaders.numberedBefore(page.link().bytes(), Bytes.wrap(first));
        return PooledByteBufAllocator.DEFAULT
                .directBuffer(Math.max(headers.length(), 1))
                .writeBytes(headers.view());
    }
}
