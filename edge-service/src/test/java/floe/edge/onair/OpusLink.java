package floe.edge.onair;

import floe.bytes.Bytes;
import floe.ogg.OggPage;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A link of Opus without any sound in it, under one title. (Its checksums are not right.)
record OpusLink(int serial, int channels, String title) {
    private static final StreamFormat FORMAT = new StreamFormat(Container.OGG, "opus", 2, 48_000, 0);

    StreamEvent.Headers headers() {
        var head = little(19)
                .put("OpusHead\u0001".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) channels)
                .putShort((short) 312)
                .putInt(48_000)
                .array();
        var field = ("TITLE=" + title).getBytes(StandardCharsets.UTF_8);
        var tags = little(20 + field.length)
                .put("OpusTags".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0)
                .putInt(1)
                .putInt(field.length)
                .put(field)
                .array();
        var pages = List.of(page(0, OggPage.BOS, 0, head), page(1, 0, 0, tags));
        return new StreamEvent.Headers(Bytes.concat(pages), FORMAT);
    }

    /// A page of 20 ms, the first is number 2.
    StreamEvent.Audio audio(int sequence) {
        var packet = new byte[100];
        packet[0] = (byte) 0xF8;
        packet[1] = (byte) sequence;
        return new StreamEvent.Audio(page(sequence, 0, (sequence - 1) * 960L, packet), true, 20_000_000);
    }

    StreamEvent.Audio end(int sequence) {
        return new StreamEvent.Audio(OggPage.nilEos(serial, sequence, OggPage.NO_GRANULE), false, 0);
    }

    private Bytes page(int sequence, int flags, long granule, byte[] packet) {
        var page = new ByteArrayOutputStream();
        page.writeBytes(
                little(26).put("OggS".getBytes(StandardCharsets.ISO_8859_1)).array());
        page.write(1);
        page.write(packet.length);
        page.writeBytes(packet);
        return new OggPage(Bytes.wrap(page.toByteArray()))
                .with(serial, sequence, granule, flags)
                .bytes();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
