package floe.edge.onair;

import floe.bytes.Bytes;
import floe.edge.lane.AirPage;
import floe.edge.lane.AirTitle;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/// A page on the air, and what was said of it that lanes need not know.
record Aired(AirPage page, boolean repeated) {
    /// Copied: the only place where a page is, once for each rendition and process.
    static Aired of(Headers headers, AirTitle title) {
        return new Aired(new AirPage(direct(headers.bytes()), true, true, headers, title, 0), false);
    }

    static Aired of(Audio audio, Headers link, AirTitle title) {
        var page = new AirPage(direct(audio.bytes()), audio.joinable(), false, link, title, audio.durationNanos());
        return new Aired(page, audio.repeated());
    }

    /// What was said.
    StreamEvent said() {
        if (page.opensLink()) {
            return page.link();
        }
        var bytes = new byte[page.bytes().readableBytes()];
        page.bytes().getBytes(page.bytes().readerIndex(), bytes);
        return new Audio(Bytes.wrap(bytes), page.joinable(), page.durationNanos(), repeated);
    }

    private static ByteBuf direct(Bytes bytes) {
        return PooledByteBufAllocator.DEFAULT
                .directBuffer(bytes.length(), bytes.length())
                .writeBytes(bytes.view());
    }
}
