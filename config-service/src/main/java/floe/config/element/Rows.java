package floe.config.element;

import java.util.List;
import java.util.Set;

/// The words that the table is written in.
final class Rows {
    private Rows() {}

    static Element group(String name, Set<Icecast> known, Verdict verdict, Element... parts) {
        return new Element(name, new Kind.Group(), "", false, known, verdict, List.of(parts));
    }

    static Element number(String name, long least, long most, String otherwise, Set<Icecast> known, Verdict verdict) {
        return scalar(name, new Kind.Count(least, most), otherwise, known, verdict);
    }

    static Element flag(String name, String otherwise, Set<Icecast> known, Verdict verdict) {
        return scalar(name, new Kind.Flag(), otherwise, known, verdict);
    }

    static Element secret(String name, Set<Icecast> known, Verdict verdict) {
        return scalar(name, new Kind.Secret(), "", known, verdict);
    }

    static Element words(String name, String otherwise, Set<Icecast> known, Verdict verdict) {
        return words(name, "text", "sample", otherwise, known, verdict);
    }

    static Element words(
            String name, String allowed, String sample, String otherwise, Set<Icecast> known, Verdict verdict) {
        return scalar(name, new Kind.Words(allowed, sample), otherwise, known, verdict);
    }

    static Element file(String name, Set<Icecast> known, Verdict verdict) {
        return words(name, "a path", "sample.file", "", known, verdict);
    }

    static Element size(String name, String otherwise, Set<Icecast> known, Verdict verdict) {
        return words(name, "bytes, also as 500k or 1m, or seconds as 10s", "64k", otherwise, known, verdict);
    }

    static Element mount(String name, String otherwise, Set<Icecast> known, Verdict verdict) {
        return words(name, "a mount", "/sample.ogg", otherwise, known, verdict);
    }

    /// Another name of `other`.
    static Element same(String name, String other, Set<Icecast> known) {
        return scalar(name, new Kind.Words("", ""), "", known, new Verdict.Same(other));
    }

    private static Element scalar(String name, Kind kind, String otherwise, Set<Icecast> known, Verdict verdict) {
        return new Element(name, kind, otherwise, false, known, verdict, List.of());
    }

    static Verdict means(String meaning) {
        return new Verdict.Supported(meaning);
    }

    static Verdict differs(String meaning, String difference) {
        return new Verdict.Different(meaning, difference);
    }

    static Verdict needless(String reason) {
        return new Verdict.Needless(reason);
    }

    static Verdict missing(String reason, String instead) {
        return new Verdict.Missing(reason, instead);
    }

    static Verdict refused(String reason, String instead) {
        return new Verdict.Refused(reason, instead);
    }
}
