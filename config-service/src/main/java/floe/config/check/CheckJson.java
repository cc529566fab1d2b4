package floe.config.check;

import floe.kit.config.ConfigJson;
import java.util.List;
import java.util.Locale;

/// A checkup for programs.
public final class CheckJson {
    private CheckJson() {}

    record Said(
            String file,
            boolean good,
            int exitCode,
            List<Line> remarks,
            List<Sound> files,
            List<String> fallbacks,
            List<Certificate> certificates) {}

    /// @param line 0 where no line is meant
    record Line(String level, int line, int column, String element, String message) {}

    record Sound(
            String name,
            String container,
            String codec,
            int channels,
            int sampleRate,
            int bitrate,
            double seconds,
            long bytes) {}

    record Certificate(List<String> names, String notBefore, String notAfter) {}

    public static String of(Checkup checkup) {
        var said = new Said(
                checkup.file().toString(),
                checkup.isGood(),
                checkup.exitCode(),
                checkup.remarks().stream().map(CheckJson::line).toList(),
                checkup.files().stream().map(CheckJson::sound).toList(),
                checkup.fallbacks(),
                checkup.certificate().stream()
                        .map(shown -> new Certificate(
                                shown.names(),
                                shown.begin().toString(),
                                shown.end().toString()))
                        .toList());
        return ConfigJson.write(said).toString();
    }

    private static Line line(Remark remark) {
        return new Line(
                remark.level().name().toLowerCase(Locale.ROOT),
                remark.place().line(),
                remark.place().column(),
                remark.element(),
                remark.what());
    }

    private static Sound sound(HeardFile file) {
        return new Sound(
                file.name().path(),
                Kinds.word(file.format().container()),
                file.format().codec(),
                file.format().channels(),
                file.format().sampleRate(),
                file.bitrate(),
                file.duration().toMillis() / 1000.0,
                file.bytes());
    }
}
