package floe.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.End;
import floe.stream.StreamEvent.Headers;
import floe.stream.StreamEvent.Title;
import floe.stream.StreamFormat;
import floe.wire.Diversion;
import floe.wire.Divert;
import floe.wire.Headcount;
import floe.wire.Lease.Gap;
import floe.wire.Lease.Granted;
import floe.wire.Lease.Renewal;
import floe.wire.MountClaim;
import floe.wire.MountClaim.Claims;
import floe.wire.Opening;
import floe.wire.PageBatch;
import floe.wire.Retitle;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A message on the bus")
class WireCodecsTest {
    /// What the bus writes before a message: its address, its codec and more.
    private static final int BEFORE = 37;

    record Sent<T>(WireCodec<T> codec, T message) {
        Buffer frame() {
            var frame = Buffer.buffer(new byte[BEFORE]);
            codec.encodeToWire(frame, message);
            return frame;
        }

        T heard(Buffer frame) {
            return codec.decodeFromWire(BEFORE, frame);
        }

        @Override
        public String toString() {
            return codec.name() + ": " + message;
        }
    }

    static Stream<Sent<?>> messages() {
        return Stream.concat(
                Stream.of(
                        new Sent<>(WireCodecs.GRANTED, Granted.NOT_HERE),
                        new Sent<>(WireCodecs.CLAIMS, new Claims("ingest-1", List.of(), List.of()))),
                LongStream.range(0, 30).boxed().flatMap(seed -> some(new Dice(new Random(seed)))));
    }

    private static Stream<Sent<?>> some(Dice dice) {
        return Stream.of(
                new Sent<>(WireCodecs.PAGES, dice.batch()),
                new Sent<>(WireCodecs.RENEWAL, dice.renewal()),
                new Sent<>(WireCodecs.GAP, dice.gap()),
                new Sent<>(WireCodecs.GRANTED, dice.granted()),
                new Sent<>(WireCodecs.CLAIMS, dice.claims()),
                new Sent<>(WireCodecs.HEADCOUNT, dice.headcount()),
                new Sent<>(WireCodecs.RETITLE, dice.retitle()),
                new Sent<>(WireCodecs.RETITLED, dice.retitled()),
                new Sent<>(WireCodecs.DIVERT, dice.divert()),
                new Sent<>(WireCodecs.DIVERTED, dice.diverted()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void is_heard_as_it_was_said(Sent<?> sent) {
        assertThat((Object) sent.heard(sent.frame())).isEqualTo(sent.message());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void is_refused_when_it_is_cut_short_anywhere(Sent<?> sent) {
        var frame = sent.frame();
        int step = 1 + frame.length() / 200;
        for (int length = 0; length < frame.length(); length += step) {
            var cut = frame.getBuffer(0, length);
            assertThatThrownBy(() -> sent.heard(cut)).isInstanceOf(BrokenFrame.class);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void is_refused_when_something_follows_it(Sent<?> sent) {
        var frame = sent.frame().appendByte((byte) 0);
        assertThatThrownBy(() -> sent.heard(frame))
                .isInstanceOf(BrokenFrame.class)
                .hasMessageContaining("too many");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void never_does_worse_than_being_refused_when_its_bytes_are_changed(Sent<?> sent) {
        var dice = new Random(1);
        for (int i = 0; i < 100; i++) {
            var frame = sent.frame();
            frame.setByte(dice.nextInt(BEFORE, frame.length()), (byte) dice.nextInt());
            try {
                assertThat((Object) sent.heard(frame)).isNotNull();
            } catch (BrokenFrame refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    @Nested
    class with_pages {
        private final byte[] page = {1, 2, 3, 4};
        private final Sent<PageBatch> sent = new Sent<>(
                WireCodecs.PAGES,
                new PageBatch(
                        new MountName("/live.ogg"), 1, 0, 0, List.of(new Audio(Bytes.copyOf(page), true, 20_000_000))));

        @Test
        void shares_the_bytes_of_the_frame_that_came() {
            var frame = sent.frame();
            var heard = (Audio) sent.heard(frame).events().getFirst();
            frame.setByte(frame.length() - Long.BYTES - 1, (byte) 99);
            assertThat(heard.bytes().at(3)).isEqualTo(99);
        }

        @Test
        void costs_a_page_little_beside_its_bytes() {
            assertThat(sent.frame().length() - BEFORE - page.length).isLessThan(64);
        }

        @Test
        void passes_as_itself_within_a_node() {
            assertThat(WireCodecs.PAGES.transform(sent.message())).isSameAs(sent.message());
        }
    }

    @Test
    void that_claims_more_pages_than_it_has_bytes_is_refused_before_room_is_made_for_them() {
        var sent = new Sent<>(WireCodecs.PAGES, new PageBatch(new MountName("/a"), 1, 0, 0, List.of()));
        var frame = sent.frame();
        frame.setInt(frame.length() - Integer.BYTES, Integer.MAX_VALUE);
        assertThatThrownBy(() -> sent.heard(frame)).isInstanceOf(BrokenFrame.class);
    }

    /// Throws messages of all kinds.
    private record Dice(RandomGenerator random) {
        PageBatch batch() {
            return new PageBatch(mount(), random.nextLong(), random.nextLong(1L << 50), random.nextLong(), events());
        }

        Renewal renewal() {
            return new Renewal(mount(), text(), random.nextLong(), random.nextLong(), number(), random.nextBoolean());
        }

        Gap gap() {
            return new Gap(mount(), text(), random.nextLong(), random.nextLong(), random.nextLong());
        }

        Retitle retitle() {
            return new Retitle(mount(), random.nextBoolean(), song(), text(), random.nextBoolean());
        }

        Retitle.Answer retitled() {
            var outcomes = Retitle.Outcome.values();
            return new Retitle.Answer(outcomes[random.nextInt(outcomes.length)]);
        }

        Granted granted() {
            return new Granted(
                    random.nextBoolean(),
                    random.nextLong(),
                    random.nextLong(),
                    number(),
                    random.nextBoolean() ? new Opening(headers(), song(), batch()) : null);
        }

        Headcount headcount() {
            return new Headcount(text(), random.nextBoolean() ? Map.of(mount(), number()) : Map.of());
        }

        Claims claims() {
            var node = text();
            return new Claims(
                    node,
                    Stream.generate(() -> claim(node)).limit(random.nextInt(4)).toList(),
                    List.of(new MountClaim.Standby(mount(), number())));
        }

        private MountClaim claim(String node) {
            return new MountClaim(
                    node,
                    mount(),
                    random.nextLong(),
                    random.nextLong(),
                    text(),
                    Map.of("ice-name", text(), "ice-genre", text()),
                    text(),
                    number(),
                    song(),
                    number(),
                    random.nextBoolean() ? new Diversion(random.nextLong(), mounts()) : null);
        }

        Divert divert() {
            return new Divert(mount(), mounts());
        }

        Divert.Answer diverted() {
            return new Divert.Answer(random.nextBoolean());
        }

        private List<MountName> mounts() {
            return Stream.generate(this::mount).limit(random.nextInt(3)).toList();
        }

        private List<StreamEvent> events() {
            return Stream.generate(this::event).limit(random.nextInt(5)).toList();
        }

        private StreamEvent event() {
            return switch (random.nextInt(4)) {
                case 0 -> headers();
                case 1 -> new Title(song());
                case 2 -> new End(text());
                default -> new Audio(bytes(), random.nextBoolean(), random.nextLong(1L << 40), random.nextBoolean());
            };
        }

        private Headers headers() {
            return new Headers(
                    bytes(), new StreamFormat(Container.OGG, "theora/vorbis", random.nextInt(8), number(), number()));
        }

        private Bytes bytes() {
            var bytes = new byte[random.nextInt(5000)];
            random.nextBytes(bytes);
            return Bytes.wrap(bytes);
        }

        private MountName mount() {
            return new MountName("/" + Integer.toHexString(random.nextInt()) + ".ogg");
        }

        private Song song() {
            return new Song(text(), text(), text());
        }

        private String text() {
            return "ß♫ ".repeat(random.nextInt(9)) + number();
        }

        private int number() {
            return random.nextInt(1 << 20);
        }
    }
}
