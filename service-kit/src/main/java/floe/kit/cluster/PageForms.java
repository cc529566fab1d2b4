package floe.kit.cluster;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.End;
import floe.stream.StreamEvent.Headers;
import floe.stream.StreamEvent.Title;
import floe.stream.StreamFormat;
import floe.wire.Opening;
import floe.wire.PageBatch;

/// How pages look on the bus.
final class PageForms {
    private static final int HEADERS = 0;
    private static final int AUDIO = 1;
    private static final int JOINABLE_AUDIO = 2;
    private static final int TITLE = 3;
    private static final int END = 4;
    private static final int REPEATED_AUDIO = 5;
    private static final int JOINABLE_REPEATED_AUDIO = 6;

    private PageForms() {}

    static void write(FrameWriter out, PageBatch batch) {
        out.text(batch.mount().path())
                .number(batch.epoch())
                .number(batch.firstSequence())
                .number(batch.createdAtMillis())
                .number(batch.events().size());
        for (var event : batch.events()) {
            write(out, event);
        }
    }

    static PageBatch readBatch(FrameReader in) {
        return new PageBatch(
                in.mount(), in.longNumber(), in.longNumber(), in.longNumber(), in.list(() -> readEvent(in)));
    }

    static void write(FrameWriter out, Opening opening) {
        write(out, opening.headers());
        write(out, opening.song());
        write(out, opening.pages());
    }

    static Opening readOpening(FrameReader in) {
        if (readEvent(in) instanceof Headers headers) {
            return new Opening(headers, readSong(in), readBatch(in));
        }
        throw new BrokenFrame("an opening without headers");
    }

    private static void write(FrameWriter out, StreamEvent event) {
        switch (event) {
            case Headers(Bytes bytes, StreamFormat format) -> {
                out.tag(HEADERS).bytes(bytes);
                write(out, format);
            }
            case Audio audio -> out.tag(tag(audio)).bytes(audio.bytes()).number(audio.durationNanos());
            case Title(Song song) -> write(out.tag(TITLE), song);
            case End(String why) -> out.tag(END).text(why);
        }
    }

    private static int tag(Audio audio) {
        if (audio.repeated()) {
            return audio.joinable() ? JOINABLE_REPEATED_AUDIO : REPEATED_AUDIO;
        }
        return audio.joinable() ? JOINABLE_AUDIO : AUDIO;
    }

    private static StreamEvent readEvent(FrameReader in) {
        int tag = in.tag();
        return switch (tag) {
            case HEADERS -> new Headers(in.bytes(), readFormat(in));
            case AUDIO, JOINABLE_AUDIO -> new Audio(in.bytes(), tag == JOINABLE_AUDIO, in.longNumber());
            case REPEATED_AUDIO, JOINABLE_REPEATED_AUDIO ->
                new Audio(in.bytes(), tag == JOINABLE_REPEATED_AUDIO, in.longNumber(), true);
            case TITLE -> new Title(readSong(in));
            case END -> new End(in.text());
            default -> throw new BrokenFrame("an event of kind " + tag);
        };
    }

    private static void write(FrameWriter out, Song song) {
        out.text(song.artist()).text(song.title()).text(song.url());
    }

    private static Song readSong(FrameReader in) {
        return new Song(in.text(), in.text(), in.text());
    }

    private static void write(FrameWriter out, StreamFormat format) {
        out.text(format.container().name())
                .text(format.codec())
                .number(format.channels())
                .number(format.sampleRate())
                .number(format.bitrate());
    }

    private static StreamFormat readFormat(FrameReader in) {
        return new StreamFormat(in.word(Container.class), in.text(), in.number(), in.number(), in.number());
    }
}
