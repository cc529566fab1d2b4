package floe.kit.door;

/// Which reasons to complain are worth a word: each once, and not at its first sight, for it may be gone at the next.
final class Complaints {
    private String seen = "";
    private String said = "";

    /// Whether to say this now.
    boolean isDue(String why) {
        boolean due = why.equals(seen) && !why.equals(said);
        seen = why;
        said = due ? why : said;
        return due;
    }

    /// All is well.
    void settle() {
        seen = "";
        said = "";
    }
}
