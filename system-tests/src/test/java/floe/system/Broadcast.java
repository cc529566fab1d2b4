package floe.system;

import floe.bytes.Bytes;
import floe.format.ParsedFile;
import floe.mount.MountName;
import floe.ogg.OggFramer;
import floe.ogg.OggSplicer;
import floe.programme.Effect;
import floe.programme.Moment;
import floe.programme.Plan;
import floe.programme.Plan.Choice;
import floe.programme.Programme;
import floe.stream.Backlog;
import floe.stream.Song;
import floe.stream.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An evening of radio in no time: what a mount plays, by the core alone and a clock that is told, and what one hears
/// of it who listens to one continuous stream from its beginning.
final class Broadcast {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final long STEP_NANOS = 20_000_000;
    private static final long EVENING_MILLIS = 1_800_000_000_123L;

    private final Programme programme;
    private final OggSplicer splicer = new OggSplicer();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private long nowNanos;
    private long salt;
    private boolean begun;

    Broadcast(Path fallback) {
        var file = new Choice.File(new MountName("/fallback.ogg"), 42, recording(fallback));
        programme = new Programme(LIVE, new Plan(List.of(file), true, Duration.ofSeconds(10), Duration.ZERO, 0));
    }

    private static floe.stream.Recording recording(Path file) {
        return switch (ParsedFile.of(bytes(file))) {
            case ParsedFile.Playable(var recording) -> recording;
            case ParsedFile.Refused(var why) -> throw new IllegalArgumentException(file + ": " + why);
        };
    }

    /// An encoder plays the file for so long, each page when its sound is over, then leaves. A title is told every
    /// second one.
    Broadcast live(Path file, Duration length, boolean titles) {
        var pages = OggReader.pagesOf(file).iterator();
        var framer = new OggFramer(++salt);
        var said = new Backlog(512 * 1024);
        long start = nowNanos;
        long dueNanos = start;
        int title = 0;
        var next = List.<StreamEvent>of();
        while (nowNanos < start + length.toNanos()) {
            nowNanos += STEP_NANOS;
            var events = new ArrayList<StreamEvent>();
            while (dueNanos <= nowNanos) {
                events.addAll(next);
                next = framer.frame(Bytes.wrap(pages.next().bytes()));
                dueNanos += duration(next);
            }
            if (titles && nowNanos - start > (title + 1) * 2_000_000_000L) {
                events.addAll(framer.retitle(Song.titled("Title " + ++title)));
            }
            say(said, events);
        }
        obey(programme.loses(LIVE, false, "the encoder left", now()));
        return this;
    }

    /// Nobody plays for so long: the file is heard, round after round.
    Broadcast nobody(Duration length) {
        long end = nowNanos + length.toNanos();
        while (nowNanos < end) {
            nowNanos += STEP_NANOS;
            obey(programme.tick(now()));
        }
        return this;
    }

    Duration length() {
        return Duration.ofNanos(nowNanos);
    }

    Path capture(Path file) {
        try {
            return Files.write(file, heard.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(Backlog said, List<StreamEvent> events) {
        boolean begins = said.nextSequence() == 0 && !events.isEmpty();
        events.forEach(said::add);
        if (begins) {
            obey(programme.begins(LIVE, said, now()));
        } else if (!events.isEmpty()) {
            obey(programme.hears(LIVE, events, now()));
        }
        if (!begun) {
            begun = true;
            obey(programme.start(true, now()));
        }
        obey(programme.tick(now()));
    }

    private void obey(List<Effect> effects) {
        for (var effect : effects) {
            if (effect instanceof Effect.Play(var events)) {
                events.forEach(event -> splicer.splice(event).forEach(this::hear));
            }
        }
    }

    private void hear(StreamEvent event) {
        switch (event) {
            case StreamEvent.Headers headers -> heard.writeBytes(headers.bytes().toArray());
            case StreamEvent.Audio audio -> heard.writeBytes(audio.bytes().toArray());
            case StreamEvent.Title _, StreamEvent.End _ -> {}
        }
    }

    private static long duration(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.Audio.class::isInstance)
                .mapToLong(event -> ((StreamEvent.Audio) event).durationNanos())
                .sum();
    }

    private Moment now() {
        return new Moment(nowNanos, EVENING_MILLIS + nowNanos / 1_000_000);
    }

    private static Bytes bytes(Path file) {
        try {
            return Bytes.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
