package floe.ogg;

import static floe.ogg.Packets.flacFrame;
import static floe.ogg.Packets.opus20ms;
import static floe.ogg.Packets.vorbisLong;
import static floe.ogg.Packets.vorbisShort;

import floe.bytes.Bytes;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Something that plays for a while: entered anywhere, left anywhere, with holes and titles. Its packets lie on their
/// pages as they like, and no two packets of any pieces are alike.
final class RandomPiece {
    private final Random random;
    private final String codec;
    private final int number;
    private final List<Bytes> packets = new ArrayList<>();
    private final List<Integer> samples = new ArrayList<>();
    private final List<StreamEvent> events = new ArrayList<>();
    private final Set<Integer> missing = new HashSet<>();

    RandomPiece(Random random, String codec, int number) {
        this.random = random;
        this.codec = codec;
        this.number = number;
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            write(i);
        }
        frame(laid());
        cut();
    }

    /// What is played of it.
    List<StreamEvent> events() {
        var played = new ArrayList<StreamEvent>();
        for (int i = 0; i < events.size(); i++) {
            if (!missing.contains(i)) {
                played.add(events.get(i));
            }
        }
        return played;
    }

    int samples(Bytes packet) {
        int at = packets.indexOf(packet);
        return at < 0 ? 0 : samples.get(at);
    }

    /// The packets that are played whole, and not again but where all begins.
    ///
    /// @param first whether this is the first piece
    List<Bytes> whole(boolean first) {
        var whole = new ArrayList<Bytes>();
        var open = new OpenPacket();
        int before = -1;
        int links = first ? 0 : 1;
        for (var event : events()) {
            if (event instanceof StreamEvent.Headers) {
                links++;
                before = -1;
            }
            if (!(event instanceof StreamEvent.Audio audio) || audio.repeated() && links > 1) {
                continue;
            }
            var page = OggPage.at(audio.bytes());
            boolean follows = page.sequence() == before + 1;
            before = page.sequence();
            for (var part : page.parts()) {
                var packet = open.add(part);
                boolean torn = !part.begins() && !follows;
                if (torn) {
                    open = new OpenPacket();
                } else {
                    packet.ifPresent(whole::add);
                }
            }
        }
        return whole;
    }

    private void write(int i) {
        int length = 12 + (random.nextInt(8) == 0 ? random.nextInt(5000) : random.nextInt(600));
        boolean first = random.nextBoolean();
        var packet = switch (codec) {
            case "vorbis" -> first ? vorbisLong(length) : vorbisShort(length);
            case "opus" -> opus20ms(length);
            default -> first ? flacFrame(0xC0, length) : flacFrame(0x10, length);
        };
        ByteBuffer.wrap(packet, length - 4, 4).putShort((short) number).putShort((short) i);
        packets.add(Bytes.wrap(packet));
        samples.add(
                switch (codec) {
                    case "vorbis" -> first ? 2048 : 256;
                    case "opus" -> 960;
                    default -> first ? 4096 : 192;
                });
    }

    private OggWriter headers() {
        return switch (codec) {
            case "vorbis" -> Sources.vorbisHeaders(number);
            case "opus" ->
                new OggWriter(number)
                        .page(OggPage.BOS, 0, Packets.opusHead(2, random.nextInt(960)))
                        .page(0, 0, Packets.opusTags("TITLE=" + number));
            default ->
                new OggWriter(number)
                        .page(OggPage.BOS, 0, Packets.flacHead(44_100, 2, 4096))
                        .page(0, 0, Packets.flacComment(true));
        };
    }

    private OggWriter laid() {
        var writer = headers();
        var table = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        boolean continued = false;
        long granule = 0;
        long onPage = -1;
        for (int i = 0; i < packets.size(); i++) {
            granule += samples.get(i);
            var packet = packets.get(i);
            for (int at = 0; at <= packet.length(); at += 255) {
                int segment = Math.min(255, packet.length() - at);
                table.write(segment);
                body.writeBytes(packet.slice(at, at + segment).toArray());
                onPage = segment < 255 ? granule : onPage;
                boolean last = segment < 255 && i == packets.size() - 1;
                if (last || table.size() == 255 || random.nextInt(9) == 0) {
                    int flags = (continued ? OggPage.CONTINUED : 0) | (last ? OggPage.EOS : 0);
                    boolean trims = last && !codec.equals("flac");
                    long trimmed = trims ? onPage - random.nextInt(1 + samples.get(i)) : onPage;
                    writer.raw(flags, trimmed, table.toByteArray(), body.toByteArray());
                    continued = segment == 255;
                    table.reset();
                    body.reset();
                    onPage = -1;
                }
            }
        }
        return writer;
    }

    private void frame(OggWriter writer) {
        var framer = new OggFramer(number);
        for (var page : OggPage.pagesOf(writer.bytes())) {
            events.addAll(framer.frame(page.bytes()));
            if (random.nextInt(6) == 0) {
                events.addAll(framer.retitle(Song.titled("title " + events.size())));
            }
        }
    }

    private void cut() {
        int from = random.nextInt(3) == 0 ? random.nextInt(events.size()) : 0;
        int to = random.nextInt(3) == 0 ? random.nextInt(events.size()) : events.size();
        int holes = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < events.size(); i++) {
            boolean lost = random.nextInt(events.size()) < holes;
            boolean isMissing = switch (events.get(i)) {
                case StreamEvent.Audio audio -> i < from || i > to || lost && !audio.repeated();
                // Who enters hears the newest first.
                case StreamEvent.Headers _ -> headersBetween(i + 1, from + 1);
                case StreamEvent.Title _, StreamEvent.End _ -> false;
            };
            if (isMissing) {
                missing.add(i);
            }
        }
    }

    private boolean headersBetween(int from, int to) {
        return events.subList(from, Math.max(from, to)).stream().anyMatch(StreamEvent.Headers.class::isInstance);
    }
}
