package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.audience.Leavetaking;
import floe.bytes.Bytes;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Listeners whose node goes")
class DrainTest {
    private final Hall hall = Hall.with(new LaneSettings(100_000, 10_000, Duration.ZERO));

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void end_one_after_another_each_with_all_that_was_played() throws Exception {
        var guests = List.of(hall.enter(), hall.enter(), hall.enter(), hall.enter());
        var played = hall.pages.audio(0, 5, 1_000);
        hall.play(played);
        long start = System.nanoTime();
        var drained = drain(Duration.ofMillis(800));
        var ends = new ArrayList<Long>();
        for (var guest : guests.reversed()) {
            assertThat(guest.hearAll()).isEqualTo(whole(played));
            ends.add(System.nanoTime() - start);
        }
        drained.future().await(5, TimeUnit.SECONDS);
        assertThat(ends).isSorted();
        assertThat(ends.getFirst()).isGreaterThan(Duration.ofMillis(90).toNanos());
        assertThat(ends.getLast() - ends.getFirst())
                .isGreaterThan(Duration.ofMillis(500).toNanos());
        assertThat(hall.tally.departures(Departure.DRAIN)).isEqualTo(4);
    }

    @Test
    void hear_on_until_it_is_their_turn() throws Exception {
        var guest = hall.enter();
        var drained = drain(Duration.ofSeconds(60));
        var played = hall.pages.audio(0, 5, 1_000);
        hall.play(played);
        var heard = whole(played);
        assertThat(guest.hear(heard.length())).isEqualTo(heard);
        guest.close();
        drained.future().await(5, TimeUnit.SECONDS);
        assertThat(hall.tally.departures(Departure.CLIENT)).isEqualTo(1);
    }

    @Test
    void without_time_end_at_once() throws Exception {
        var guests = List.of(hall.enter(), hall.enter());
        var played = hall.pages.audio(0, 5, 1_000);
        hall.play(played);
        drain(Duration.ZERO).future().await(5, TimeUnit.SECONDS);
        assertThat(hall.tally.listeners()).isZero();
        for (var guest : guests) {
            assertThat(guest.hearAll()).isEqualTo(whole(played));
        }
    }

    private Promise<Void> drain(Duration ending) {
        var done = Promise.<Void>promise();
        var loop = ((ContextInternal) hall.lane.loop()).nettyEventLoop();
        hall.onLoop(() -> new Drain(loop, List.of(hall.lane), new Leavetaking(Duration.ZERO, ending), done).run());
        return done;
    }

    private static Bytes whole(List<AirPage> pages) {
        return Bytes.concat(List.of(Hall.HEAD, Pages.LINK.bytes(), Pages.bytes(pages)));
    }
}
