package floe.edge.onair;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.edge.lane.Lane;
import floe.edge.lane.LaneSettings;
import floe.format.Formats;
import floe.icy.IcyWords;
import floe.kit.Node;
import floe.kit.config.ConfigWatch;
import floe.kit.directory.MountDirectory;
import floe.mount.Asset;
import floe.mount.Burst;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.FallbackRules.Recall;
import floe.mount.Limits;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.ServerWords;
import floe.stream.Backlog;
import floe.stream.Song;
import floe.wire.Diversion;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A mount on the air")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class FallbacksOnAirTest {
    private static final MountName NEWS = new MountName("/news");
    private static final MountName MUSIC = new MountName("/music");
    private static final MountName OTHER = new MountName("/other");
    private static final MountName LOOP = new MountName("/loop.mp3");
    // MPEG-1 layer III at 44.1 kHz, stereo and mono.
    private static final Bytes STEREO = frames(0x64);
    private static final Bytes MONO = frames(0xC4);

    private final Fixed config = new Fixed();
    private final Claims claims = new Claims();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Lane> lanes = new ArrayList<>();
    private Context conductor;
    private OnAir onAir;

    @BeforeEach
    void opens(Vertx vertx) throws Exception {
        config.mounts(mount(NEWS, Recall.ALL, MUSIC, LOOP), mount(MUSIC, Recall.OWN), mount(OTHER, Recall.OWN));
        config.file("a", MONO);
        conductor = vertx.getOrCreateContext();
        onAir = new OnAir(new Node("edge-1", vertx, config, claims, metrics), conductor);
        onConductor(() -> onAir.start()).await();
        onConductor(() -> true);
    }

    @AfterEach
    void closes() throws Exception {
        onConductor(() -> {
            onAir.stop();
            lanes.forEach(lane -> lane.loop().runOnContext(_ -> lane.dismiss("the test is over")));
            return true;
        });
        onConductor(() -> true);
    }

    @Test
    void of_the_fallback_hears_the_source_of_the_mount_that_calls_all_while_it_is_there() throws Exception {
        claims.add(claim(MUSIC));
        listen(MUSIC);
        begins(MUSIC, STEREO);
        assertThat(onAir.playsFallback(MUSIC)).isFalse();
        assertThat(demand()).containsExactly(MUSIC);
        claims.add(claim(NEWS));
        assertThat(demand()).containsExactlyInAnyOrder(MUSIC, NEWS);
        begins(NEWS, STEREO);
        assertThat(onAir.playsFallback(MUSIC)).isTrue();
        onConductor(() -> {
            onAir.loses(NEWS, "the news are over");
            return true;
        });
        assertThat(onAir.playsFallback(MUSIC)).isFalse();
    }

    @Test
    void is_a_file_too_so_that_listeners_of_others_can_be_served_with_it() throws Exception {
        assertThat(onAir.canPlay(LOOP)).isTrue();
        assertThat(onAir.contentType(LOOP)).isEqualTo("audio/mpeg");
        listen(LOOP);
        assertThat(onAir.playsFallback(LOOP)).isTrue();
        assertThat(onAir.canPlay(new MountName("/loop2.mp3"))).isFalse();
    }

    @Test
    void shows_that_its_fallback_is_not_like_its_source() throws Exception {
        listen(NEWS);
        begins(NEWS, STEREO);
        assertThat(mismatch()).isEqualTo(1);
        config.file("b", STEREO);
        config.changes();
        onConductor(() -> true);
        awaitMismatch(0);
    }

    @Test
    void falls_back_where_an_administrator_said_although_its_source_has_gone_with_its_claim() throws Exception {
        claims.add(claim(OTHER));
        begins(OTHER, STEREO);
        listen(NEWS);
        claims.add(claim(NEWS).withDiversion(new Diversion(config.current().version(), List.of(OTHER))));
        begins(NEWS, STEREO);
        assertThat(demand()).containsExactlyInAnyOrder(NEWS, OTHER);
        claims.remove(NEWS);
        onConductor(() -> {
            onAir.loses(NEWS, "gone");
            return true;
        });
        assertThat(onAir.contentType(NEWS)).isEqualTo("audio/mpeg");
        assertThat(onAir.playsFallback(NEWS)).isTrue();
        assertThat(demand()).containsExactlyInAnyOrder(NEWS, OTHER);
        claims.add(claim(NEWS));
        assertThat(demand()).containsExactlyInAnyOrder(NEWS, MUSIC, LOOP);
    }

    @Test
    void falls_back_as_configured_again_when_the_configuration_changes() throws Exception {
        listen(NEWS);
        claims.add(claim(NEWS).withDiversion(new Diversion(config.current().version(), List.of(OTHER))));
        assertThat(demand()).containsExactlyInAnyOrder(NEWS, OTHER);
        config.changes();
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!demand().contains(MUSIC)) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
        assertThat(demand()).containsExactlyInAnyOrder(NEWS, MUSIC, LOOP);
    }

    @Test
    void keeps_the_last_good_copy_of_a_file_that_cannot_be_had_any_more() throws Exception {
        config.files.clear();
        config.assets = List.of(loop("c"));
        config.changes();
        onConductor(() -> true);
        onConductor(() -> true);
        assertThat(onAir.canPlay(LOOP)).isTrue();
        config.assets = List.of();
        config.changes();
        onConductor(() -> true);
        onConductor(() -> true);
        assertThat(onAir.canPlay(LOOP)).isTrue();
    }

    private void listen(MountName mount) throws Exception {
        onConductor(() -> {
            var lane = new Lane(mount, conductor, new LaneSettings(100_000, Burst.of(10_000), Duration.ZERO));
            lanes.add(lane);
            onAir.attach(mount, lane);
            return true;
        });
        onConductor(() -> true);
    }

    private void begins(MountName mount, Bytes stream) throws Exception {
        var said = new Backlog(1 << 20);
        Formats.framer("", Map.of(), IcyWords.USUAL, 1).frame(stream).forEach(said::add);
        onConductor(() -> {
            onAir.begins(mount, said);
            return true;
        });
    }

    private Set<MountName> demand() throws Exception {
        onConductor(() -> true);
        return onConductor(() -> onAir.demand());
    }

    private double mismatch() {
        return metrics.get("floe.fallback.mismatch")
                .tag("mount", "/news")
                .gauge()
                .value();
    }

    private void awaitMismatch(double value) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (mismatch() != value) {
            assertThat(System.nanoTime()).as("the mismatch is " + mismatch()).isLessThan(until);
            onConductor(() -> true);
        }
    }

    private <T> T onConductor(Callable<T> step) throws Exception {
        var done = Promise.<T>promise();
        conductor.runOnContext(_ -> {
            try {
                done.complete(step.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return done.future().await();
    }

    private static MountConfig mount(MountName name, Recall recall, MountName... fallbacks) {
        var plain = MountConfig.plain(name, Limits.DEFAULT);
        return plain.with(
                plain.listeners().withFallback(FallbackRules.to(fallbacks).with(recall)));
    }

    private static MountClaim claim(MountName mount) {
        return new MountClaim("ingest-1", mount, 1, 0, "audio/mpeg", Map.of(), "", 0, Song.UNKNOWN, 0);
    }

    private static Asset loop(String digit) {
        return new Asset(LOOP.path(), digit.repeat(64), 41_700);
    }

    private static Bytes frames(int fourth) {
        var frame = new byte[417];
        Arrays.fill(frame, (byte) 0x55);
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFB;
        frame[2] = (byte) 0x90;
        frame[3] = (byte) fourth;
        return Bytes.concat(Collections.nCopies(100, Bytes.wrap(frame)));
    }

    private final class Fixed implements ConfigWatch {
        private final Map<String, Bytes> files = new ConcurrentHashMap<>();
        private final List<BiConsumer<ClusterConfig, ClusterConfig>> listeners = new ArrayList<>();
        private volatile List<Asset> assets = List.of();
        private volatile ClusterConfig now =
                ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", "Floe"), Limits.DEFAULT);

        void mounts(MountConfig... mounts) {
            now = now.withMounts(List.of(mounts), now.otherMounts());
        }

        void file(String digit, Bytes content) {
            files.put(loop(digit).sha256(), content);
            assets = List.of(loop(digit));
        }

        void changes() throws Exception {
            var before = current();
            now = now.published(now.version() + 1, "");
            onConductor(() -> {
                listeners.forEach(listener -> listener.accept(before, current()));
                return true;
            });
        }

        @Override
        public ClusterConfig current() {
            return now.withFiles(assets, now.access());
        }

        @Override
        public void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener) {
            listeners.add(listener);
        }

        @Override
        public Future<Buffer> asset(Asset asset) {
            var content = files.get(asset.sha256());
            return content == null
                    ? Future.failedFuture("nobody has it")
                    : Future.succeededFuture(Buffer.buffer(content.toArray()));
        }
    }

    private final class Claims implements MountDirectory {
        private final Map<MountName, MountClaim> claims = new ConcurrentHashMap<>();
        private final List<Consumer<MountName>> listeners = new ArrayList<>();

        void add(MountClaim claim) throws Exception {
            claims.put(claim.mount(), claim);
            tell(claim.mount());
        }

        void remove(MountName mount) throws Exception {
            claims.remove(mount);
            tell(mount);
        }

        private void tell(MountName mount) throws Exception {
            onConductor(() -> {
                listeners.forEach(listener -> listener.accept(mount));
                return true;
            });
        }

        @Override
        public Optional<MountClaim> claimOf(MountName mount) {
            return Optional.ofNullable(claims.get(mount));
        }

        @Override
        public Collection<MountClaim> claims() {
            return claims.values();
        }

        @Override
        public Set<String> ingests() {
            return Set.of();
        }

        @Override
        public OptionalInt standby(MountName mount) {
            return OptionalInt.empty();
        }

        @Override
        public void onChange(Consumer<MountName> listener) {
            listeners.add(listener);
        }
    }
}
