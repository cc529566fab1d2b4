package floe.icy;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import floe.stream.FramerFuzz;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whatever stands in ICY blocks, the songs are short texts of one line, and no byte is passed on twice. Jazzer calls
/// it, and a short run of the tests. The input's first byte is the interval, of the second the lowest bit the charset.
public final class IcyFuzz {
    private static final IcyWords CYRILLIC = new IcyWords(Optional.of(Charset.forName("windows-1251")));
    private static final int LONGEST_BLOCK = 255 * 16;

    private IcyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int interval = 1 + (input[0] & 0xFF);
        var words = (input[1] & 1) == 0 ? IcyWords.USUAL : CYRILLIC;
        var stream = Arrays.copyOfRange(input, 2, input.length);
        FramerFuzz.events(() -> new IcyFramer(interval, words, new Whole()), stream)
                .forEach(IcyFuzz::checkSong);
        var block = Bytes.wrap(stream, 0, Math.min(stream.length, LONGEST_BLOCK));
        if (!block.isEmpty()) {
            IcyWords.isBlock(block);
            checkSong(words.song(block));
        }
    }

    private static void checkSong(StreamEvent event) {
        if (event instanceof StreamEvent.Title(var song)) {
            checkSong(song);
        }
    }

    private static void checkSong(Song song) {
        check(song.title().length() + song.url().length() <= LONGEST_BLOCK, "a song longer than its block");
        check(song.display().chars().noneMatch(Character::isISOControl), "a control character in a title");
        check(song.url().chars().noneMatch(Character::isISOControl), "a control character in an address");
    }

    /// Says each byte by itself, so that it does not matter how they come.
    private static final class Whole implements StreamFramer {
        @Override
        public List<StreamEvent> frame(Bytes bytes) {
            return IntStream.range(0, bytes.length())
                    .<StreamEvent>mapToObj(at -> new StreamEvent.Audio(bytes.slice(at, at + 1), true, 0))
                    .toList();
        }
    }
}
