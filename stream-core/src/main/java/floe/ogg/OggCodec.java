package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.StreamFormat;
import java.nio.charset.StandardCharsets;

/// What the headers of one logical stream have told so far, and what its packets and granules mean by it.
sealed interface OggCodec permits RestartableCodec, SpeexCodec, TheoraCodec, KateCodec, MidiCodec, SkeletonCodec {
    long SECOND_NANOS = 1_000_000_000L;

    /// What a logical stream's first packet tells: never [HeaderStep.Done] unless it is the only header.
    static HeaderStep identify(Bytes packet) {
        if (packet.startsWith("\u0001vorbis", 0)) {
            return VorbisCodec.identify(packet);
        }
        if (packet.startsWith("OpusHead", 0)) {
            return OpusCodec.identify(packet);
        }
        if (packet.startsWith("\u007fFLAC", 0)) {
            return FlacCodec.identify(packet);
        }
        if (packet.startsWith("Speex   ", 0)) {
            return SpeexCodec.identify(packet);
        }
        if (packet.startsWith("\u0080theora", 0)) {
            return TheoraCodec.identify(packet);
        }
        if (packet.startsWith("fishead\0", 0)) {
            return new HeaderStep.More(new SkeletonCodec());
        }
        if (packet.startsWith("\u0080kate\0\0\0", 0)) {
            return KateCodec.identify(packet);
        }
        if (packet.startsWith("OggMIDI\0", 0)) {
            return new HeaderStep.Done(new MidiCodec());
        }
        return new HeaderStep.Bad("unknown codec " + magic(packet));
    }

    StreamFormat format();

    /// What the header packet `number` (1 is the second packet of the stream) adds.
    HeaderStep header(int number, Bytes packet);

    /// Where the comments stand in the header packet `number`; -1 when it holds none.
    default int commentsAt(int number, Bytes packet) {
        return -1;
    }

    /// What the stream is among those beside it.
    default Lead lead() {
        return Lead.SOUND;
    }

    /// Whether a packet that begins so is data although headers were still possible.
    default boolean isData(Bytes beginning) {
        return false;
    }

    /// How many ticks a packet that begins so covers, before overlap; 0 when the codec does not tell.
    int block(Bytes beginning);

    /// How many ticks play when a packet of `block` ticks follows one of `previousBlock` (0: follows none).
    default long played(int previousBlock, int block) {
        return block;
    }

    /// The tick at which a stream from its very beginning starts to play.
    default long firstTick() {
        return 0;
    }

    /// The tick that `granule` (never negative) stands for.
    default long ticks(long granule) {
        return granule;
    }

    /// Ticks in `seconds`.
    default long ticksIn(int seconds) {
        return (long) seconds * format().sampleRate();
    }

    /// How long `ticks` last; not more of them than a minute has.
    default long nanos(long ticks) {
        int rate = format().sampleRate();
        return ticks / rate * SECOND_NANOS + ticks % rate * SECOND_NANOS / rate;
    }

    private static String magic(Bytes packet) {
        var first = packet.slice(0, Math.min(8, packet.length())).text(StandardCharsets.ISO_8859_1);
        return "'" + first.replaceAll("[^!-~]", ".") + "'";
    }
}
