package floe.kit.door;

import floe.bytes.Bytes;
import floe.kit.Node;
import floe.kit.config.FollowedFile;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.peer.Address;
import floe.peer.AddressList;
import floe.peer.AddressSet;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps out who is on the operator's list of those, or not on that of the others, without a word as Icecast does. To
/// be
/// asked before all rooms. Any thread.
public final class Doorman implements Room {
    private final FollowedFile<AddressSet> denied;
    private final FollowedFile<Optional<AddressSet>> allowed;
    private final Counter turnedAway;

    private Doorman(FollowedFile<AddressSet> denied, FollowedFile<Optional<AddressSet>> allowed, Counter turnedAway) {
        this.denied = denied;
        this.allowed = allowed;
        this.turnedAway = turnedAway;
    }

    /// Completes when the lists are known, or cannot be had.
    public static Future<Doorman> hire(Node node) {
        var denied = list(node, config -> config.access().denied(), Function.identity(), AddressSet.NONE);
        var allowed = list(node, config -> config.access().allowed(), Optional::of, Optional.<AddressSet>empty());
        var turnedAway = Counter.builder("floe.visitors.denied")
                .description("Those who were kept out for their address")
                .register(node.metrics());
        return Future.all(denied, allowed).map(_ -> new Doorman(denied.result(), allowed.result(), turnedAway));
    }

    private static <T> Future<FollowedFile<T>> list(
            Node node, Function<ClusterConfig, @Nullable Asset> which, Function<AddressSet, T> as, T nothing) {
        return FollowedFile.follow(
                node.vertx(),
                node.config(),
                which,
                text -> as.apply(AddressList.read(text).addresses()),
                nothing);
    }

    @Override
    public boolean takes(Visitor visitor) {
        var address = Address.parse(visitor.peerAddress());
        boolean isIn = isAdmitted(address);
        if (!isIn) {
            turnedAway.increment();
            Farewell.say(visitor.socket(), Bytes.EMPTY);
        }
        return !isIn;
    }

    private boolean isAdmitted(Optional<Address> address) {
        return address.filter(denied.current()::contains).isEmpty()
                && allowed.current()
                        .map(all -> address.filter(all::contains).isPresent())
                        .orElse(true);
    }
}
