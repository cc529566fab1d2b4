package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a cluster that falls apart")
@ExtendWith(ShowLogs.class)
class PartitionTest {
    private static final List<String> ONE_SIDE = List.of("ingest-1", "edge-1");
    private static final List<String> OTHER_SIDE = List.of("config", "ingest-2", "edge-2");
    private static final List<String> ALL = List.of("config", "ingest-1", "ingest-2", "edge-1", "edge-2");
    private static final List<String> MOUNTS = List.of(
            "/steady.ogg", "/left.ogg", "/right.ogg", "/merged.ogg", "/flapping.ogg", "/probe-1.ogg", "/probe-2.ogg");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SETTLED = Duration.ofSeconds(20);
    private static final Duration FLAPPING = Duration.ofSeconds(Integer.getInteger("floe.flapping.seconds", 20));

    private static Set<Long> fallback;
    private static Network network;
    private static Cluster cluster;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        var folder = Workshop.freshFolder("partition");
        var xml = IcecastXml.create(folder, MOUNTS);
        fallback = Media.sounds(Media.fallback());
        network = Network.create();
        cluster = Cluster.start(new Hosts(network, folder.resolve("keys"), ALL), xml, 2, 2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        network.close();
    }

    @AfterEach
    void mend() throws Exception {
        network.heal();
        for (var one : open) {
            one.close();
        }
    }

    @BeforeEach
    void awaitWhole() {
        awaitMembers(5, ALL.toArray(String[]::new));
        Await.until("ingest-1 is with the majority", SETTLED, () -> majority(1) == 1);
    }

    @Test
    void hears_her_source_through_it_when_only_membership_is_broken() {
        var source = play(1, "/steady.ogg");
        var listeners = List.of(tune(1, "/steady.ogg"), tune(2, "/steady.ogg"));
        listeners.forEach(listener -> listener.awaitFirst("the source", SOON, source::sent));
        long from = System.nanoTime();
        var others = ALL.stream().filter(name -> !name.equals("edge-1")).toList();
        network.split(List.of("edge-1"), others, Hosts.CLUSTER_PORT);
        awaitMembers(1, "edge-1");
        awaitMembers(4, "config", "ingest-1", "ingest-2", "edge-2");
        var newcomer = tune(1, "/steady.ogg");
        newcomer.awaitFirst("the source, for one who comes now", SOON, source::sent);
        Await.pause(Duration.ofSeconds(8));
        assertThat(cluster.edge(1).metric("floe_cluster_members ")).hasValue(1);
        network.heal();
        awaitMembers(5, "edge-1", "ingest-1");
        Await.pause(Duration.ofSeconds(2));
        for (var listener : listeners) {
            assertThat(Ear.of(listener, from).switches(source, fallback))
                    .as("switches of %s", listener)
                    .isZero();
            Limit.check("the longest gap of " + listener, Ear.of(listener, from).longestGap(), Duration.ofSeconds(1));
        }
    }

    @Test
    void hears_what_is_on_her_side_of_it_and_one_owner_everywhere_when_it_is_whole_again() {
        var left = play(1, "/left.ogg");
        var right = play(2, "/right.ogg");
        var leftHere = tune(1, "/left.ogg");
        var leftThere = tune(2, "/left.ogg");
        var rightHere = tune(1, "/right.ogg");
        var rightThere = tune(2, "/right.ogg");
        List.of(leftHere, leftThere).forEach(listener -> listener.awaitFirst("the source", SOON, left::sent));
        List.of(rightHere, rightThere).forEach(listener -> listener.awaitFirst("the source", SOON, right::sent));

        long cut = System.nanoTime();
        network.split(ONE_SIDE, OTHER_SIDE);
        for (var listener : List.of(leftThere, rightHere)) {
            Limit.check("the fallback of " + listener, first(listener, cut, this::isFallback), Duration.ofMillis(1500));
        }
        Await.until("ingest-1 knows that it is in the minority", Duration.ofSeconds(30), () -> majority(1) == 0);
        Limit.check("the minority's knowledge", Duration.ofNanos(System.nanoTime() - cut), Duration.ofSeconds(6));
        assertThat(PacedSource.refusal(cluster.ingest(1), "/new.ogg"))
                .contains(" 503 ")
                .contains("Retry-After: 5")
                .contains("smaller part");

        var later = PacedSource.play(Media.otherVorbis(), cluster.ingest(2), "/left.ogg");
        open.add(later);
        leftThere.awaitFirst("the new owner's source", SOON, later::sent);
        awaitMembers(2, "ingest-1", "edge-1");
        awaitMembers(3, "config", "ingest-2", "edge-2");
        assertThat(Ear.of(leftHere, cut).switches(left, fallback))
                .as("switches of " + leftHere)
                .isZero();
        assertThat(Ear.of(rightThere, cut).switches(right, fallback))
                .as("switches of " + rightThere)
                .isZero();

        long healed = System.nanoTime();
        network.heal();
        Limit.check("one owner on edge-1", first(leftHere, healed, later::sent), Duration.ofSeconds(15));
        Limit.check("the other side's source on edge-1", first(rightHere, healed, right::sent), Duration.ofSeconds(15));
        left.awaitDropped(Duration.ofSeconds(15));
        long settled = System.nanoTime();
        awaitMembers(5, ALL.toArray(String[]::new));
        Limit.check("one cluster", Duration.ofNanos(System.nanoTime() - healed), SETTLED);
        assertEverybodyIsHeardEverywhere();
        assertThat(Ear.of(leftHere, settled).switches(later, fallback)).isZero();
        assertThat(Ear.of(leftThere, healed).switches(later, fallback)).isZero();
        assertThat(Ear.of(leftHere, healed).hears(left, settled))
                .as("bytes of the old owner")
                .isFalse();
        assertNothingWrong(leftHere, leftThere, rightHere, rightThere);
    }

    @Tag("long")
    @Test
    void hears_everybody_soon_after_the_oldest_member_has_died_in_the_middle_of_the_merge() {
        var source = play(1, "/merged.ogg");
        var listener = tune(1, "/merged.ogg");
        listener.awaitFirst("the source", SOON, source::sent);
        long from = System.nanoTime();
        network.split(ONE_SIDE, OTHER_SIDE);
        awaitMembers(2, "ingest-1", "edge-1");
        awaitMembers(3, "config", "ingest-2", "edge-2");
        network.heal();
        Await.until("the merge begins", SETTLED, () -> members("ingest-1") != 2 || members("config") != 3);
        long died = System.nanoTime();
        cluster.config().process().kill();
        awaitMembers(4, "ingest-1", "ingest-2", "edge-1", "edge-2");
        Limit.check("one cluster of four", Duration.ofNanos(System.nanoTime() - died), Duration.ofSeconds(30));
        assertEverybodyIsHeardEverywhere();
        assertThat(Ear.of(listener, from).switches(source, fallback)).isZero();
        cluster.again("config").awaitReady();
        awaitMembers(5, "config", "edge-1");
    }

    @Tag("long")
    @Test
    void is_not_tossed_about_by_a_link_that_comes_and_goes() {
        var source = play(1, "/flapping.ogg");
        var here = tune(1, "/flapping.ogg");
        var there = tune(2, "/flapping.ogg");
        List.of(here, there).forEach(listener -> listener.awaitFirst("the source", SOON, source::sent));
        long from = System.nanoTime();
        while (System.nanoTime() - from < FLAPPING.toNanos()) {
            network.split(ONE_SIDE, OTHER_SIDE);
            Await.pause(Duration.ofSeconds(1));
            network.heal();
            Await.pause(Duration.ofSeconds(1));
        }
        long over = System.nanoTime();
        int switches = Ear.of(there, from).switches(source, fallback);
        System.out.println("flapping for " + FLAPPING.toSeconds() + " s: " + switches + " switches");
        assertThat(switches).isLessThanOrEqualTo(1 + (int) (FLAPPING.toSeconds() / 10));
        Limit.check("the source after the last flap", first(there, over, source::sent), Duration.ofSeconds(15));
        awaitMembers(5, ALL.toArray(String[]::new));
        assertEverybodyIsHeardEverywhere();
        assertThat(Ear.of(here, from).switches(source, fallback)).isZero();
        assertThat(Ear.of(there, over).switches(source, fallback)).isLessThanOrEqualTo(1);
        assertNothingWrong(here, there);
    }

    /// A source on each ingest is heard on each edge: every node's address answers from every other.
    private void assertEverybodyIsHeardEverywhere() {
        for (int ingest = 1; ingest <= 2; ingest++) {
            var mount = "/probe-" + ingest + ".ogg";
            try (var source = PacedSource.play(Media.otherVorbis(), cluster.ingest(ingest), mount);
                    var one = Listener.tune(cluster.edge(1), mount);
                    var other = Listener.tune(cluster.edge(2), mount)) {
                one.awaitFirst("a new source, on edge-1", SOON, source::sent);
                other.awaitFirst("a new source, on edge-2", SOON, source::sent);
            }
        }
    }

    private static void assertNothingWrong(Listener... listeners) {
        for (var listener : listeners) {
            assertThat(listener.isOpen()).isTrue();
            assertThat(listener.complaints()).isEmpty();
        }
    }

    private PacedSource play(int ingest, String mount) {
        var source = PacedSource.play(Media.vorbis(), cluster.ingest(ingest), mount);
        open.add(source);
        return source;
    }

    private Listener tune(int edge, String mount) {
        var listener = Listener.tune(cluster.edge(edge), mount);
        open.add(listener);
        return listener;
    }

    private boolean isFallback(Heard heard) {
        return heard.isOneOf(fallback);
    }

    private static Duration first(Listener listener, long since, Predicate<Heard> wanted) {
        return listener.awaitFirst(
                        "what should come next",
                        Duration.ofSeconds(30),
                        heard -> heard.atNanos() >= since && wanted.test(heard))
                .since(since);
    }

    private static int majority(int ingest) {
        return (int) cluster.ingest(ingest).metric("floe_cluster_majority ").orElse(1);
    }

    private static int members(String node) {
        return (int) cluster.node(node).metric("floe_cluster_members ").orElse(0);
    }

    private static void awaitMembers(int count, String... nodes) {
        for (var node : nodes) {
            Await.until(node + " sees " + count + " members", Duration.ofSeconds(40), () -> members(node) == count);
        }
    }
}
