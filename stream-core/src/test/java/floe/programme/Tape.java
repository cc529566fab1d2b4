package floe.programme;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.ogg.OggPage;
import floe.programme.Plan.Choice;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.Recording;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import floe.stream.StreamFormat;
import java.util.List;

/// Pages of a second each that can be told by their voice: as a file, or as what a source has said so far.
record Tape(StreamFormat format, int seconds, int voice) implements Recording, Recording.Part {
    static final long SECOND = 1_000_000_000;
    static final StreamFormat VORBIS = new StreamFormat(Container.OGG, "vorbis", 2, 44_100, 128_000);
    static final StreamFormat OPUS = new StreamFormat(Container.OGG, "opus", 2, 48_000, 0);
    static final StreamFormat MP3 = new StreamFormat(Container.MPEG, "mp3", 2, 44_100, 128_000);

    Choice.File as(String name) {
        return new Choice.File(new MountName(name), voice, this);
    }

    /// From a source, with this serial.
    Backlog said(int serial) {
        var said = new Backlog(1 << 20);
        said.add(headers(serial));
        for (int i = 0; i < seconds; i++) {
            said.add(page(i, serial, 0));
        }
        return said;
    }

    /// Whose page it is.
    static int voiceOf(Audio audio) {
        return (int) (OggPage.at(audio.bytes()).granule() / 1000);
    }

    static int indexOf(Audio audio) {
        return (int) (OggPage.at(audio.bytes()).granule() % 1000);
    }

    @Override
    public List<Part> parts() {
        return List.of(this);
    }

    @Override
    public long durationNanos() {
        return seconds * SECOND;
    }

    @Override
    public int size() {
        return seconds;
    }

    @Override
    public long startNanos(int index) {
        return index * SECOND;
    }

    @Override
    public int bytes(int index) {
        return 100;
    }

    @Override
    public Headers headers(int serial) {
        return new Headers(page(serial, 0, 0, OggPage.BOS), format);
    }

    @Override
    public Audio page(int index, int serial, int entry) {
        int flags = index == seconds - 1 ? OggPage.EOS : 0;
        return new Audio(page(serial, index + 1 - entry, voice * 1000 + index, flags), true, SECOND);
    }

    private static Bytes page(int serial, int sequence, int granule, int flags) {
        return OggPage.at(OggPage.nilEos(serial, sequence, granule))
                .with(serial, sequence, granule, flags)
                .bytes();
    }
}
