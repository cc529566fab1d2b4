package floe.edge.lane;

import floe.bytes.Bytes;
import floe.ogg.OggPage;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/// Pages on the air that are real Ogg, and who still holds them.
final class Pages {
    static final StreamEvent.Headers LINK = new StreamEvent.Headers(
            Bytes.concat(List.of(ogg(0, OggPage.BOS, 40), ogg(1, 0, 900))),
            new StreamFormat(Container.OGG, "opus", 2, 48_000, 0));

    private static final StreamEvent.Headers BARE =
            new StreamEvent.Headers(Bytes.EMPTY, new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000));
    private static final int SERIAL = 77;

    private final List<ByteBuf> made = new ArrayList<>();

    /// An audio page whose body has about `size` bytes.
    AirPage audio(int sequence, int size) {
        return page(ogg(sequence, 0, size), true, false);
    }

    AirPage unjoinable(int sequence, int size) {
        return page(ogg(sequence, 0, size), false, false);
    }

    AirPage opening() {
        return page(LINK.bytes(), false, true);
    }

    /// Bytes of a stream that needs no headers.
    AirPage raw(int size, AirTitle title) {
        var bytes = ogg(made.size(), 0, size).slice(0, size);
        var direct = PooledByteBufAllocator.DEFAULT.directBuffer(size).writeBytes(bytes.view());
        made.add(direct);
        return new AirPage(direct, true, false, BARE, title, 0);
    }

    List<AirPage> audio(int from, int to, int size) {
        var pages = new ArrayList<AirPage>();
        for (int sequence = from; sequence < to; sequence++) {
            pages.add(audio(sequence, size));
        }
        return pages;
    }

    /// As the conductor does when a page is no longer its own.
    void letGo() {
        made.forEach(ByteBuf::release);
    }

    List<ByteBuf> made() {
        return made;
    }

    static Bytes bytes(List<AirPage> pages) {
        return Bytes.concat(pages.stream().map(Pages::bytes).toList());
    }

    static Bytes bytes(AirPage page) {
        var copy = new byte[page.bytes().readableBytes()];
        page.bytes().getBytes(page.bytes().readerIndex(), copy);
        return Bytes.wrap(copy);
    }

    private AirPage page(Bytes bytes, boolean joinable, boolean opensLink) {
        var direct = PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length()).writeBytes(bytes.view());
        made.add(direct);
        return new AirPage(direct, joinable, opensLink, LINK);
    }

    private static Bytes ogg(int sequence, int flags, int size) {
        int segments = size / 255 + 1;
        var page = new byte[27 + segments + size];
        Bytes.latin1("OggS").copyTo(page, 0);
        page[26] = (byte) segments;
        for (int i = 0; i < segments; i++) {
            page[27 + i] = (byte) (i < segments - 1 ? 255 : size % 255);
        }
        for (int i = 27 + segments; i < page.length; i++) {
            page[i] = (byte) (i * 31 + sequence);
        }
        return new OggPage(Bytes.wrap(page))
                .with(SERIAL, sequence, sequence * 960L, flags)
                .bytes();
    }
}
