package floe.wire;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.peer.Address;
import floe.peer.Peer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads a [Preface], however its bytes arrive; at most 1024 of them. One parser reads one line.
public final class PrefaceParser {
    private static final int LONGEST = 1024;
    private static final int WORDS = 6;

    /// What has become of the line so far.
    public sealed interface Result {
        record Unfinished() implements Result {}

        /// The line is here.
        ///
        /// @param rest the visitor's own bytes
        record Whole(Preface preface, Bytes rest) implements Result {}

        /// No node speaks so.
        ///
        /// @param why for people, one line
        record Refused(String why) implements Result {}
    }

    private Bytes come = Bytes.EMPTY;

    public Result feed(Bytes more) {
        int from = come.length();
        come = Bytes.concat(List.of(come, more));
        for (int i = from; i < Math.min(come.length(), LONGEST); i++) {
            if (come.at(i) == '\n') {
                var rest = come.from(i + 1);
                return parsed(come.slice(0, i).text(StandardCharsets.ISO_8859_1).stripTrailing())
                        .<Result>map(preface -> new Result.Whole(preface, rest))
                        .orElse(new Result.Refused("not the word of a node"));
            }
        }
        return come.length() < LONGEST ? new Result.Unfinished() : new Result.Refused("the word of a node without end");
    }

    private static Optional<Preface> parsed(String line) {
        var words = line.split(" ", -1);
        if (words.length != WORDS || !words[0].equals(Preface.FIRST_WORD)) {
            return Optional.empty();
        }
        try {
            var address = words[1].equals(Preface.NOBODY) ? null : address(words[1]);
            var mount = new MountName(URLDecoder.decode(words[5], StandardCharsets.UTF_8));
            return Optional.of(new Preface(
                    new Peer(address, Integer.parseInt(words[2])),
                    is("tls", "plain", words[3]),
                    is("icy", "http", words[4]),
                    mount));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow(() -> new IllegalArgumentException("no address: " + text));
    }

    private static boolean is(String yes, String no, String word) {
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException("neither " + yes + " nor " + no);
        }
        return word.equals(yes);
    }
}
