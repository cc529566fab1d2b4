package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Test music, made once and kept under `target/media`: noise over a sweep, so that no two pages sound the same.
final class Media {
    private static final Path FOLDER = Workshop.folder("media");

    private Media() {}

    /// Vorbis, 128 kbit/s, pages of a fifth of a second.
    static Path vorbis() {
        return made("vorbis.ogg", 120, 44_100, 1, "-c:a", "libvorbis", "-b:a", "128k", "-page_duration", "200000");
    }

    /// The same kind of Vorbis with another sound.
    static Path otherVorbis() {
        return made("other.ogg", 120, 44_100, 2, "-c:a", "libvorbis", "-b:a", "128k", "-page_duration", "200000");
    }

    /// Opus, 96 kbit/s, pages of a fifth of a second.
    static Path opus() {
        return made("opus.ogg", 120, 48_000, 3, "-c:a", "libopus", "-b:a", "96k", "-page_duration", "200000");
    }

    /// What plays when nobody does: Vorbis, 4 s, so that it comes round in a test.
    static Path fallback() {
        return made("fallback.ogg", 4, 44_100, 4, "-c:a", "libvorbis", "-b:a", "128k", "-page_duration", "200000");
    }

    /// Opus that comes round in a test: another voice, another sound.
    static Path opusLoop(int voice) {
        var name = "opus-loop-" + voice + ".ogg";
        return made(name, 2, 48_000, voice, "-c:a", "libopus", "-b:a", "96k", "-page_duration", "200000");
    }

    /// MP3 of two seconds, each frame of which stands for itself, so that it may be entered anywhere.
    static Path mp3Loop() {
        return once("loop.mp3", unfinished -> {
            var out = List.of("-c:a", "libmp3lame", "-b:a", "128k", "-reservoir", "0", "-f", "mp3");
            run(ffmpeg(2, 44_100, 7, with(out, unfinished)));
        });
    }

    /// AAC of two seconds.
    static Path aacLoop() {
        return once(
                "loop.aac",
                unfinished -> run(
                        ffmpeg(2, 44_100, 8, with(List.of("-c:a", "aac", "-b:a", "96k", "-f", "adts"), unfinished))));
    }

    private static List<String> with(List<String> words, Path file) {
        var all = new ArrayList<>(words);
        all.add(file.toString());
        return all;
    }

    /// What `homepage.html` listens for: a tone of its own for a source and for a fallback.
    ///
    /// @param codec as ffmpeg calls it, with its settings
    static Path tone(Tone tone, int seconds, int rate, int channels, String... codec) {
        var name = "%s-%d-%d-%d-%s.ogg"
                .formatted(tone, seconds, rate, channels, String.join("", codec).replace(":", ""));
        return once(name.toLowerCase(Locale.ROOT), unfinished -> {
            var side = "0.3*sin(2*PI*t*%d)+0.05*(random(1)-0.5)".formatted(tone.hertz);
            var sound = "aevalsrc=%s:s=%d:d=%d"
                    .formatted(String.join("|", Collections.nCopies(channels, side)), rate, seconds);
            var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", sound));
            command.addAll(List.of(codec));
            command.addAll(List.of("-page_duration", "200000", "-f", "ogg", unfinished.toString()));
            run(command);
        });
    }

    enum Tone {
        LIVE(700),
        FALLBACK(2100);

        private final int hertz;

        Tone(int hertz) {
            this.hertz = hertz;
        }
    }

    /// So long, with pages of a fifth of a second, in one of three codecs. All of one codec are set up alike.
    static Path of(String codec, int seconds, int voice) {
        int rate = codec.equals("opus") ? 48_000 : 44_100;
        var encoder = switch (codec) {
            case "vorbis" -> List.of("libvorbis", "-b:a", "128k");
            case "opus" -> List.of("libopus", "-b:a", "96k");
            case "flac" -> List.of("flac");
            default -> throw new IllegalArgumentException(codec);
        };
        var options = new ArrayList<>(List.of("-page_duration", "200000", "-c:a"));
        options.addAll(encoder);
        return made(
                "%s-%d-%d.ogg".formatted(codec, seconds, voice), seconds, rate, voice, options.toArray(new String[0]));
    }

    /// Of this length and with oggenc's pages: packets go on from one to the next.
    static Path oggencVorbis(int seconds) {
        return once("oggenc-" + seconds + ".ogg", unfinished -> {
            var wave = FOLDER.resolve("wave.wav");
            run(ffmpeg(seconds, 44_100, 5, List.of(wave.toString())));
            run(List.of("oggenc", "-Q", "-b", "128", "-o", unfinished.toString(), wave.toString()));
        });
    }

    /// MP3, 128 kbit/s, of this length.
    static Path mp3(int seconds) {
        return once("sound-" + seconds + ".mp3", unfinished -> {
            var out = List.of("-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3", unfinished.toString());
            run(ffmpeg(seconds, 44_100, 6, out));
        });
    }

    /// What the pages of the file sound like, by [OggPage#fingerprint].
    static Set<Long> sounds(Path file) {
        return OggReader.pagesOf(file).stream()
                .filter(OggPage::isSound)
                .map(OggPage::fingerprint)
                .collect(Collectors.toSet());
    }

    private static Path made(String name, int seconds, int rate, int voice, String... codec) {
        return once(name, unfinished -> {
            var out = new ArrayList<>(List.of(codec));
            out.addAll(List.of("-f", "ogg", unfinished.toString()));
            run(ffmpeg(seconds, rate, voice, out));
        });
    }

    private static List<String> ffmpeg(int seconds, int rate, int voice, List<String> out) {
        var sound = "aevalsrc=0.2*sin(2*PI*t*(%d+3*t))+0.05*(random(%d)-0.5)|0.2*sin(2*PI*t*%d):s=%d:d=%d"
                .formatted(200 * voice, voice, 150 * voice, rate, seconds);
        var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", sound));
        command.addAll(out);
        return command;
    }

    private static synchronized Path once(String name, Consumer<Path> make) {
        var file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            var unfinished = FOLDER.resolve("unfinished-" + name);
            make.accept(unfinished);
            try {
                Files.move(unfinished, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    private static void run(List<String> command) {
        Tool.needs(command.getFirst());
        try (var child = Child.start(command.getFirst(), FOLDER.resolve("making.log"), Map.of(), command)) {
            if (child.awaitExit(Duration.ofSeconds(60)) != 0) {
                throw new IllegalStateException(child.lastWords());
            }
        }
    }
}
