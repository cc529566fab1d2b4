package floe.kit.config;

import java.util.List;

/// What came of reading the files, as a config service tells whoever asked for it.
///
/// @param from its node's name
/// @param version in force now
/// @param digest of the same
/// @param changes what is other than before, one line each
/// @param errors why the file was refused, each with its line and element
/// @param warnings what was passed over, or is not as it should be
public record Report(
        String from,
        Verdict verdict,
        long version,
        String digest,
        List<String> changes,
        List<String> errors,
        List<String> warnings) {
    private static final int DIGITS = 12;

    /// How it ended.
    public enum Verdict {
        /// What the file says is in force.
        TAKEN,
        /// It was before.
        SAME,
        /// The file is wrong; what was in force stays.
        REFUSED,
        /// What is in force came from another config service, whose file says something else; this one's has not
        /// changed since.
        DIFFERS
    }

    /// The reports of all config services that answered.
    public record All(List<Report> reports) {
        public All {
            reports = List.copyOf(reports);
        }

        /// Whether nobody refused anything.
        public boolean isGood() {
            return reports.stream().noneMatch(report -> report.verdict() == Verdict.REFUSED);
        }
    }

    public Report {
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /// In one sentence, without the warnings.
    public String sentence() {
        var which = "version " + version + " (" + shortened(digest) + ")";
        return switch (verdict) {
            case TAKEN -> which + " is in force: " + (changes.isEmpty() ? "the first" : String.join("; ", changes));
            case SAME -> "nothing is new, " + which + " stays in force";
            case REFUSED -> "refused, " + which + " stays in force: " + String.join("; ", errors);
            case DIFFERS ->
                which + " stays in force, from another config service; the file here says otherwise: "
                        + String.join("; ", changes);
        };
    }

    /// A digest as people compare it.
    public static String shortened(String digest) {
        return digest.length() > DIGITS ? digest.substring(0, DIGITS) : digest;
    }
}
