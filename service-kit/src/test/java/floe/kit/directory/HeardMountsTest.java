package floe.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.Addresses;
import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.Song;
import floe.wire.Diversion;
import floe.wire.MountClaim;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Who carries a mount")
class HeardMountsTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName TALK = new MountName("/talk.ogg");

    private static MountClaim claim(String node, MountName mount, long epoch) {
        return new MountClaim(node, mount, epoch, 0, "application/ogg", Map.of(), "", 0, Song.UNKNOWN, 0);
    }

    private static MountClaim.Claims claims(String node, MountClaim... claims) {
        return new MountClaim.Claims(node, List.of(claims), List.of());
    }

    @Nested
    class as_the_ingests_say {
        private final Hearsay before = Hearsay.NOTHING
                .with(claims("a", claim("a", LIVE, 5), claim("a", TALK, 1)), 100)
                .with(claims("b", claim("b", LIVE, 7)), 200);

        @Test
        void is_the_one_with_the_highest_epoch() {
            assertThat(before.winners())
                    .containsEntry(LIVE, claim("b", LIVE, 7))
                    .containsEntry(TALK, claim("a", TALK, 1));
        }

        @Test
        void is_the_greater_name_when_epochs_are_equal() {
            var tie = before.with(claims("c", claim("c", LIVE, 7)), 200).with(claims("b", claim("b", LIVE, 7)), 300);
            assertThat(tie.winners()).containsEntry(LIVE, claim("c", LIVE, 7));
        }

        @Test
        void is_nobody_any_more_when_a_nodes_next_word_does_not_name_it() {
            var after = before.with(claims("a", claim("a", LIVE, 5)), 300);
            assertThat(after.winners()).doesNotContainKey(TALK);
            assertThat(before.changesTo(after)).containsExactly(TALK);
        }

        @Test
        void is_the_next_best_when_the_best_has_said_nothing_for_too_long() {
            var after = before.with(claims("a", claim("a", LIVE, 5)), 300).since(201);
            assertThat(after.winners()).containsOnlyKeys(LIVE).containsEntry(LIVE, claim("a", LIVE, 5));
        }

        @Test
        void has_not_changed_when_the_same_is_said_again() {
            var again = before.with(claims("b", claim("b", LIVE, 7).withListeners(3)), 300);
            assertThat(before.changesTo(again)).isEmpty();
            assertThat(again.winners().get(LIVE))
                    .extracting(MountClaim::listeners)
                    .isEqualTo(3);
        }
    }

    @Test
    void has_changed_when_an_administrator_named_another_fallback() {
        var before = Hearsay.NOTHING.with(claims("a", claim("a", LIVE, 5)), 100);
        var diverted = claim("a", LIVE, 5).withDiversion(new Diversion(1, List.of(TALK)));
        var after = before.with(claims("a", diverted), 200);
        assertThat(before.changesTo(after)).containsExactly(LIVE);
        assertThat(after.changesTo(after.with(claims("a", diverted), 300))).isEmpty();
    }

    @Nested
    @ExtendWith(VertxExtension.class)
    class as_the_bus_tells_it {
        private final BlockingQueue<MountName> told = new LinkedBlockingQueue<>();

        @Test
        void is_told_on_the_listeners_context_and_forgotten_after_three_seconds(Vertx vertx) throws Exception {
            WireCodecs.register(vertx);
            var heard = HeardMounts.listen(vertx);
            var contexts = new LinkedBlockingQueue<Context>();
            var context = vertx.getOrCreateContext();
            context.runOnContext(_ -> heard.onChange(mount -> {
                contexts.add(vertx.getOrCreateContext());
                told.add(mount);
            }));
            long said = System.nanoTime();
            vertx.eventBus().publish(Addresses.MOUNTS, claims("a", claim("a", LIVE, 5)));
            assertThat(told.poll(2, TimeUnit.SECONDS)).isEqualTo(LIVE);
            assertThat(heard.claimOf(LIVE)).contains(claim("a", LIVE, 5));
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(LIVE);
            assertThat(heard.claims()).isEmpty();
            assertThat(System.nanoTime() - said).isGreaterThan(TimeUnit.SECONDS.toNanos(3));
            assertThat(contexts).containsOnly(context);
            heard.stop().await();
        }
    }
}
