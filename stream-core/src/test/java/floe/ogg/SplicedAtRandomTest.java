package floe.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Any pieces that are set up alike, cut anywhere,")
class SplicedAtRandomTest {
    private static final int TRIALS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"vorbis", "opus", "flac"})
    void are_one_stream_of_all_their_whole_packets(String codec) {
        for (int seed = 0; seed < TRIALS; seed++) {
            var pieces = pieces(new Random(seed), codec);
            var stream = played(pieces);
            assertThat(stream.complaints()).as("seed %d", seed).isEmpty();
            assertThat(Sources.headers(stream.heard())).as("seed %d", seed).hasSize(1);
            var packets = new ArrayList<>(stream.packets());
            for (int i = 0; i < pieces.size(); i++) {
                take(packets, pieces.get(i).whole(i == 0), i > 0, seed);
            }
            assertThat(packets).as("seed %d, that nobody sent", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vorbis", "opus", "flac"})
    void last_to_the_sample_as_long_as_a_decoder_plays(String codec) {
        for (int seed = 0; seed < TRIALS; seed++) {
            var pieces = pieces(new Random(seed), codec);
            var stream = played(pieces);
            long samples = 0;
            int before = 0;
            for (var packet : stream.packets()) {
                int block =
                        pieces.stream().mapToInt(piece -> piece.samples(packet)).sum();
                boolean overlaps = codec.equals("vorbis");
                samples += overlaps ? before == 0 ? 0 : (before + block) / 4 : block;
                before = block;
            }
            assertThat(stream.lastGranule()).as("seed %d", seed).isEqualTo(samples);
        }
    }

    private static List<RandomPiece> pieces(Random random, String codec) {
        var pieces = new ArrayList<RandomPiece>();
        int count = 1 + random.nextInt(5);
        for (int number = 0; number < count; number++) {
            pieces.add(new RandomPiece(random, codec, number));
        }
        return pieces;
    }

    private static SplicedStream played(List<RandomPiece> pieces) {
        var stream = new SplicedStream();
        pieces.forEach(piece -> stream.plays(piece.events()));
        // What is open at the end may yet go on.
        return stream.ends();
    }

    // A piece that is not the first may lack its first packets, for which there was no time.
    private static void take(List<Bytes> packets, List<Bytes> whole, boolean maybeLate, int seed) {
        var left = new HashSet<>(packets);
        int late = 0;
        while (maybeLate && late < whole.size() && !left.contains(whole.get(late))) {
            late++;
        }
        var expected = whole.subList(late, whole.size());
        assertThat(packets.subList(0, Math.min(expected.size(), packets.size())))
                .as("seed %d", seed)
                .isEqualTo(expected);
        packets.subList(0, expected.size()).clear();
    }
}
