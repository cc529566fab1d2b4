package floe.system;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// All who listen to one mount, on every edge, plain and over TLS.
record Listeners(List<Listener> all) implements AutoCloseable {
    Listeners {
        all = List.copyOf(all);
    }

    /// Two at each of these nodes: one plain, one over TLS.
    static Listeners tune(List<FloeNode> nodes, String mount, SSLContext trust) {
        return new Listeners(nodes.stream()
                .flatMap(node ->
                        Stream.of(Listener.tune(node.port(), mount), Listener.tuneTls(node.tlsPort(), mount, trust)))
                .toList());
    }

    void forEach(Consumer<Listener> action) {
        all.forEach(action);
    }

    /// Waits until each has heard such a page, whenever that was.
    void awaitEach(String what, Duration patience, Predicate<Heard> wanted) {
        forEach(listener -> listener.awaitFirst(what, patience, wanted));
    }

    /// From now on the first such page of each; the longest time since the given moment that one had to wait for it.
    Duration slowest(String what, Duration patience, long sinceNanos, Predicate<Heard> wanted) {
        return all.stream()
                .map(listener -> listener.awaitFirst(
                        what, patience, heard -> heard.atNanos() >= sinceNanos && wanted.test(heard)))
                .map(heard -> heard.since(sinceNanos))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    boolean areAllOpen() {
        return all.stream().allMatch(Listener::isOpen);
    }

    List<String> complaints() {
        return all.stream().flatMap(listener -> listener.complaints().stream()).toList();
    }

    @Override
    public void close() {
        forEach(Listener::close);
    }
}
