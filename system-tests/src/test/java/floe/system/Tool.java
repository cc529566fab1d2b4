package floe.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The judges that others wrote: what ogginfo, oggz-validate and ffmpeg find wrong with a capture.
final class Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> PACKAGES = Map.of(
            "ogginfo", "vorbis-tools",
            "oggenc", "vorbis-tools",
            "oggz-validate", "oggz-tools",
            "shout", "libshout-tools",
            "gst-launch-1.0", "gstreamer1.0-tools",
            "mkvinfo", "mkvtoolnix");

    private static final Pattern ENTERED =
            Pattern.compile("sequence number gap in stream (\\d+)\\. Got page \\d+ when expecting page [1-9]\\.");

    private Tool() {}

    /// Skips the test, saying which package is missing, when the machine has no such program.
    static void needs(String... programs) {
        for (var program : programs) {
            assumeTrue(
                    isHere(program),
                    "no " + program + ": install the package " + PACKAGES.getOrDefault(program, program));
        }
    }

    static boolean isHere(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// What all judges find wrong with what a listener heard who joined in the middle: one jump of the page numbers,
    /// at the join, is in the nature of the thing (Icecast's listeners have it too). An end is not asked for.
    static List<String> complaintsOfNewcomer(Path capture) {
        var found = new ArrayList<String>();
        found.addAll(withoutJoin(ogginfo(capture)));
        found.addAll(oggz(capture));
        found.addAll(decoding(capture));
        return found;
    }

    /// What ogginfo warns of, but for a missing end.
    static List<String> ogginfo(Path capture) {
        needs("ogginfo");
        return run(List.of("ogginfo", capture.toString())).lines().stream()
                .filter(line -> line.contains("WARNING") || line.contains("ERROR") || line.contains("hole"))
                .filter(line -> !line.contains("EOS not set"))
                .map(line -> "ogginfo: " + line)
                .toList();
    }

    /// What oggz-validate finds. A link's end on a page without a packet is allowed (RFC 3533, section 6, "nil
    /// page"): there is no other way to end the link of a source that died, all its pages being out.
    static List<String> oggz(Path capture) {
        needs("oggz-validate");
        return run(List.of("oggz-validate", "--prefix", "--max-errors", "0", capture.toString())).lines().stream()
                .filter(line -> line.startsWith("serialno"))
                .filter(line -> !line.contains("eos marked on page with no completed packets"))
                .map(line -> "oggz-validate: " + line)
                .toList();
    }

    /// What ffmpeg says when it decodes all of it, from front to back as a listener does: where it may seek, it looks
    /// for the length at the end, and does not know a link that begins between.
    static List<String> decoding(Path capture) {
        needs("ffmpeg");
        var verdict = run(List.of(
                "ffmpeg",
                "-nostdin",
                "-xerror",
                "-v",
                "error",
                "-seekable",
                "0",
                "-i",
                "file:" + capture,
                "-f",
                "null",
                "-"));
        var found = new ArrayList<>(verdict.lines());
        if (verdict.exit() != 0) {
            found.add("exit " + verdict.exit());
        }
        return found.stream().map(line -> "ffmpeg: " + line).toList();
    }

    /// How long it is when ffmpeg has decoded all of it.
    static Duration playingTime(Path capture) {
        needs("ffmpeg");
        var progress = run(List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-i",
                capture.toString(),
                "-progress",
                "-",
                "-f",
                "null",
                "/dev/null"));
        return progress.lines().stream()
                .filter(line -> line.matches("out_time_us=\\d+"))
                .map(line -> Duration.of(Long.parseLong(line.substring(12)), ChronoUnit.MICROS))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /// What mp3val finds, but that a stream of varying bit rate has no table to seek by and no tags.
    static List<String> mp3val(Path capture) {
        needs("mp3val");
        return run(List.of("mp3val", capture.toString())).lines().stream()
                .filter(line -> line.startsWith("WARNING") || line.startsWith("ERROR"))
                .filter(line -> !line.contains("no VBR header is present") && !line.contains("No supported tags"))
                .map(line -> "mp3val: " + line)
                .toList();
    }

    /// Whether mkvinfo reads a header, tracks and at least one cluster.
    static List<String> mkvinfo(Path capture) {
        needs("mkvinfo");
        var said = String.join("\n", run(List.of("mkvinfo", capture.toString())).lines());
        return said.contains("EBML head") && said.contains("+ Tracks") && said.contains("+ Cluster")
                ? List.of()
                : List.of("mkvinfo: " + said);
    }

    /// The warnings but for those of the jump with which a link is entered in the middle, right behind its headers.
    static List<String> withoutJoin(List<String> warnings) {
        var rest = new ArrayList<>(warnings);
        var entered = new ArrayList<String>();
        for (var warning : warnings) {
            var jump = ENTERED.matcher(warning);
            if (jump.find() && !entered.contains(jump.group(1))) {
                entered.add(jump.group(1));
                rest.remove(warning);
                rest.remove("ogginfo: WARNING: discontinuity in stream (" + jump.group(1) + ")");
            }
        }
        return rest;
    }

    /// What a command says, whether it succeeds or not.
    static String said(String... command) {
        return String.join("\n", run(List.of(command)).lines());
    }

    /// Runs a command that has to succeed.
    static void mustRun(List<String> command) {
        var verdict = run(command);
        if (verdict.exit() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + ": exit " + verdict.exit() + ", " + String.join("; ", verdict.lines()));
        }
    }

    /// Runs a command that may fail.
    static void tryRun(List<String> command) {
        run(command);
    }

    private record Verdict(int exit, List<String> lines) {}

    private static Verdict run(List<String> command) {
        var program = String.valueOf(Path.of(command.getFirst()).getFileName());
        var log = Workshop.freshFolder(program).resolve("said.txt");
        try (var child = Child.start(program, log, Map.of("FLOE_BUILD", "never"), command)) {
            int exit = child.awaitExit(PATIENCE);
            return new Verdict(exit, child.log().lines().toList());
        }
    }
}
