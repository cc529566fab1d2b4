package floe.config.check;

import floe.config.registry.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A checkup for people.
public final class CheckText {
    private final StringBuilder text = new StringBuilder();

    private CheckText() {}

    public static String of(Checkup checkup) {
        var text = new CheckText();
        text.line(checkup.file() + ": " + counted(checkup.count(Level.ERROR), "error") + ", "
                + counted(checkup.count(Level.WARNING), "warning") + ", "
                + counted(checkup.count(Level.NOTE), "note"));
        text.remarks(checkup.remarks());
        text.section(
                "Files that mounts play",
                checkup.files().stream().map(CheckText::file).toList());
        text.section("Fallbacks, in the order in which they are tried", checkup.fallbacks());
        text.section(
                "Certificate",
                checkup.certificate().stream()
                        .map(shown -> "for " + String.join(", ", shown.names()) + ", from " + shown.begin() + " to "
                                + shown.end())
                        .toList());
        text.line("");
        text.line(checkup.isGood() ? "Floe starts with this file." : "Floe does not start with this file.");
        return text.text.toString();
    }

    /// The same of many elements is said once.
    private void remarks(List<Remark> remarks) {
        var byWhat = new LinkedHashMap<List<String>, List<Remark>>();
        for (var remark : remarks) {
            var key = List.of(remark.level().name(), remark.element(), remark.what());
            byWhat.computeIfAbsent(key, _ -> new ArrayList<>()).add(remark);
        }
        if (!byWhat.isEmpty()) {
            line("");
        }
        byWhat.values().forEach(same -> {
            var first = same.getFirst();
            var element = first.element().isEmpty() ? "" : "<" + first.element() + "> ";
            var more = same.size() == 1 ? "" : " (and " + (same.size() - 1) + " more of these)";
            line("%-8s%-7s%s%s%s"
                    .formatted(
                            first.level().name().toLowerCase(Locale.ROOT),
                            first.place().equals(Place.NOWHERE) ? "" : first.place(),
                            element,
                            first.what(),
                            more));
        });
    }

    private static String file(HeardFile file) {
        return "%s  %s %d Hz, %d ch, %d kbit/s, %.1f s, %d bytes"
                .formatted(
                        file.name(),
                        file.format().codec(),
                        file.format().sampleRate(),
                        file.format().channels(),
                        file.bitrate() / 1000,
                        file.duration().toMillis() / 1000.0,
                        file.bytes());
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line("");
            line(title);
            lines.forEach(it -> line("  " + it));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
