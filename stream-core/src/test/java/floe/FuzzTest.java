package floe;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The short run of the fuzz targets; the long one, guided by coverage, is `benchmarks/fuzz.sh`.
@DisplayName("Nonsense at random")
class FuzzTest {
    private static final int ROUNDS = 2000;

    static List<String> targets() {
        return List.copyOf(FuzzSeeds.targets().keySet());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void breaks_nothing(String name) {
        var target = FuzzSeeds.targets().get(name);
        var random = new Random(20261122);
        for (int round = 0; round < ROUNDS; round++) {
            var seed = target.seeds().get(random.nextInt(target.seeds().size()));
            var input = round < target.seeds().size() ? target.seeds().get(round) : damaged(seed, random);
            assertThatCode(() -> target.target().accept(input))
                    .as(() -> HexFormat.of().formatHex(input))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] damaged(byte[] seed, Random random) {
        var input = Arrays.copyOf(seed, random.nextInt(8) == 0 ? random.nextInt(seed.length + 1) : seed.length);
        for (int i = random.nextInt(6); i >= 0 && input.length > 0; i--) {
            int at = random.nextInt(input.length);
            switch (random.nextInt(4)) {
                case 0 -> input[at] = (byte) random.nextInt();
                case 1 -> input[at] = random.nextBoolean() ? 0 : (byte) 0xFF;
                case 2 -> input[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int from = random.nextInt(input.length);
                    int length = Math.min(random.nextInt(60), input.length - Math.max(at, from));
                    System.arraycopy(input, from, input, at, length);
                }
            }
        }
        return input;
    }
}
