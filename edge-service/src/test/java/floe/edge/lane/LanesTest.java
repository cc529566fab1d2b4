package floe.edge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MountName;
import floe.wire.MountClaim;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The lanes of a loop")
@ExtendWith(VertxExtension.class)
class LanesTest {
    private static final MountName MOUNT = new MountName("/live.ogg");
    private static final LaneSettings SETTINGS = new LaneSettings(100_000, 10_000, Duration.ZERO);

    private final Pages pages = new Pages();
    private final Tallies tallies = new Tallies();

    @Test
    void let_a_mount_go_that_nobody_listens_to(Vertx vertx) {
        var air = new PlayingAir(pages);
        var context = vertx.getOrCreateContext();
        context.runOnContext(
                _ -> new Lanes(context, air, tallies, Duration.ofMillis(20)).of(MOUNT, Rendition.CHAINED, SETTINGS));
        air.detached.future().await();
        context.runOnContext(_ -> air.stillOnItsWay());
        vertx.close().await();
        pages.letGo();
        assertThat(pages.made()).isNotEmpty().allMatch(bytes -> bytes.refCnt() == 0);
        tallies.forget(_ -> true);
        assertThat(tallies.mounts()).isEmpty();
    }

    @Test
    void are_one_for_each_mount(Vertx vertx) {
        var air = new PlayingAir(pages);
        var context = vertx.getOrCreateContext();
        var same = Promise.<Boolean>promise();
        context.runOnContext(_ -> {
            var lanes = new Lanes(context, air, tallies, Duration.ofMinutes(1));
            var first = lanes.of(MOUNT, Rendition.CHAINED, SETTINGS);
            same.complete(first.equals(lanes.of(MOUNT, Rendition.CHAINED, SETTINGS)));
            var _ = lanes.close();
        });
        assertThat(same.future().await()).isTrue();
        pages.letGo();
    }

    /// Plays a stretch to who attaches.
    private static final class PlayingAir implements Airwaves {
        final Promise<Void> detached = Promise.promise();
        private final Pages pages;
        private @Nullable Lane lane;

        PlayingAir(Pages pages) {
            this.pages = pages;
        }

        @Override
        public void attach(MountName mount, Lane attached) {
            lane = attached;
            stillOnItsWay();
        }

        void stillOnItsWay() {
            var stretch = pages.audio(5, 10, 100);
            stretch.forEach(page -> page.bytes().retain());
            Objects.requireNonNull(lane).hear(stretch);
        }

        @Override
        public void detach(MountName mount, Lane lane) {
            detached.tryComplete();
        }

        @Override
        public boolean canPlay(MountName mount) {
            return true;
        }

        @Override
        public boolean isOgg(MountName mount) {
            return true;
        }

        @Override
        public int audience(MountName mount) {
            return 0;
        }

        @Override
        public @Nullable Intro intro(MountName mount) {
            return null;
        }

        @Override
        public Optional<MountClaim> claim(MountName mount) {
            return Optional.empty();
        }

        @Override
        public String contentType(MountName mount) {
            return "application/ogg";
        }
    }
}
