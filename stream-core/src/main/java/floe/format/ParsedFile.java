package floe.format;

import floe.bytes.Bytes;
import floe.mpeg.FrameFile;
import floe.mpeg.FrameFramer;
import floe.mpeg.Tag;
import floe.ogg.OggFile;
import floe.ogg.ParsedOgg;
import floe.stream.Likeness;
import floe.stream.Recording;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What came of reading a file, by what it begins with and whatever it is called.
public sealed interface ParsedFile {
    /// What is shorter would send listeners more headers than sound.
    long SHORTEST_MILLIS = 100;
    /// Nothing that is meant to be streamed is faster; time stamps are wrong then.
    long FASTEST_BITRATE = 100_000_000;

    /// It can be played.
    record Playable(Recording recording) implements ParsedFile {}

    /// It cannot.
    ///
    /// @param why for people, one line
    record Refused(String why) implements ParsedFile {}

    /// The file that `bytes` are: Ogg, MP3 or AAC.
    static ParsedFile of(Bytes bytes) {
        if (bytes.isEmpty()) {
            return new Refused("it is empty");
        }
        return switch (read(bytes)) {
            case Playable(var recording) -> atItsPace(recording, bytes.length());
            case Refused refused -> refused;
        };
    }

    private static ParsedFile atItsPace(Recording recording, int bytes) {
        long millis = TimeUnit.NANOSECONDS.toMillis(recording.durationNanos());
        if (millis < SHORTEST_MILLIS) {
            return new Refused("it lasts " + millis + " ms; " + SHORTEST_MILLIS + " ms are the least");
        }
        if (bytes * 8L * 1000 / millis > FASTEST_BITRATE) {
            return new Refused("its time stamps are wrong: " + bytes + " bytes for " + millis + " ms");
        }
        return new Playable(recording);
    }

    private static ParsedFile read(Bytes bytes) {
        if (new OggFormat().recognise(bytes) == Likeness.YES) {
            return switch (OggFile.parse(bytes)) {
                case OggFile file -> new Playable(file);
                case ParsedOgg.Refused(var why) -> new Refused(why);
            };
        }
        if (new EbmlFormat().recognise(bytes) == Likeness.YES) {
            return new Refused("WebM and Matroska files are not played; convert it to Ogg");
        }
        var sound = behindTag(bytes);
        Optional<FrameFile> frames = FrameFramer.beginsAdts(sound) == Likeness.YES
                ? FrameFile.parse(FrameFramer.adts(), sound, bytes)
                : FrameFile.parse(FrameFramer.mpeg(), sound, bytes);
        return frames.<ParsedFile>map(Playable::new).orElse(new Refused("neither Ogg nor MP3 nor AAC"));
    }

    private static Bytes behindTag(Bytes bytes) {
        if (bytes.length() < Tag.ID3V2_HEAD) {
            return bytes;
        }
        long length = Tag.id3v2(bytes, 0).orElse(0);
        return bytes.from((int) Math.min(length, bytes.length()));
    }
}
