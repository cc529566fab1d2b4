package floe.ogg;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import floe.stream.Song;

/// Whatever stands in a comment header, what is kept of it is small, and another title can be written into it. Jazzer
/// calls it, and a short run of the tests.
public final class CommentsFuzz {
    private static final Song NEWS = new Song("Stüdio", "News", "");

    private CommentsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Comments.in(Bytes.wrap(input)).ifPresent(CommentsFuzz::checkKept);
    }

    private static void checkKept(Comments comments) {
        check(comments.fields().size() <= 64, "too many fields");
        check(comments.fields().stream().allMatch(field -> field.length() <= 4096), "too long a field");
        check(comments.song().display().chars().noneMatch(Character::isISOControl), "a control character");
        var retitled = comments.retitled(NEWS);
        check(retitled.song().equals(NEWS), "another title than was written");
        check(Comments.in(retitled.block()).orElseThrow().song().equals(NEWS), "another title than is read");
    }
}
