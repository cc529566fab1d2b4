package floe.mount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a part of the configuration differs, in the words of icecast.xml. Names, never values: some are secret.
final class Aspects {
    private static final Map<String, Function<MountConfig, @Nullable Object>> OF_MOUNT = ofMount();
    private static final Map<String, Function<Limits, Object>> OF_LIMITS = ofLimits();

    private Aspects() {}

    private static Map<String, Function<MountConfig, @Nullable Object>> ofMount() {
        var aspects = new LinkedHashMap<String, Function<MountConfig, @Nullable Object>>();
        aspects.put("password", MountConfig::login);
        aspects.put("hidden", MountConfig::hidden);
        aspects.put("source-timeout", MountConfig::sourceTimeout);
        aspects.put("what is said of the stream", MountConfig::words);
        aspects.put("http-headers", MountConfig::headers);
        aspects.put("takeover", mount -> mount.source().takeover());
        aspects.put("source-grace", mount -> mount.source().grace());
        aspects.put("standby-sources", mount -> mount.source().waiting());
        aspects.put("standby", mount -> mount.source().standbys());
        aspects.put("charset", mount -> mount.source().charset());
        aspects.put("dump-file", mount -> mount.source().dump());
        aspects.put("on-connect", mount -> mount.source().onConnect());
        aspects.put("on-disconnect", mount -> mount.source().onDisconnect());
        aspects.put("event-bindings", mount -> mount.source().events());
        aspects.put("public", mount -> mount.source().publicity());
        aspects.put("cluster-password", mount -> mount.source().clusterPassword());
        aspects.put("no-mount", mount -> mount.listeners().direct());
        aspects.put("max-listeners", mount -> mount.listeners().maxListeners());
        aspects.put("max-listener-duration", mount -> mount.listeners().longestStay());
        aspects.put("intro", mount -> mount.listeners().intro());
        aspects.put("fallbacks", mount -> mount.listeners().fallback());
        aspects.put("burst-size", mount -> mount.listeners().burst());
        aspects.put("queue-size", mount -> mount.listeners().queueBytes());
        aspects.put("ogg", mount -> mount.listeners().ogg());
        aspects.put("icy", mount -> mount.listeners().icy());
        aspects.put("range-probe", mount -> mount.listeners().rangeProbe());
        aspects.put("authentication", mount -> mount.listeners().login());
        return aspects;
    }

    private static Map<String, Function<Limits, Object>> ofLimits() {
        var aspects = new LinkedHashMap<String, Function<Limits, Object>>();
        aspects.put("clients", Limits::clients);
        aspects.put("sources", Limits::sources);
        aspects.put("connections-per-address", Limits::perAddress);
        aspects.put("queue-size", Limits::queueBytes);
        aspects.put("burst-size", Limits::burst);
        aspects.put("header-timeout", Limits::headerTimeout);
        aspects.put("source-timeout", Limits::sourceTimeout);
        return aspects;
    }

    static List<String> between(MountConfig before, MountConfig after) {
        return between(OF_MOUNT, before, after);
    }

    static List<String> between(Limits before, Limits after) {
        return between(OF_LIMITS, before, after);
    }

    /// The relays that came, went or changed, and what else.
    static List<String> between(Outside before, Outside after) {
        var all = new ArrayList<String>();
        Stream.of(before.relays(), after.relays())
                .flatMap(List::stream)
                .filter(relay ->
                        !before.relays().contains(relay) || !after.relays().contains(relay))
                .map(relay -> "relay " + relay.mount())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(all::add);
        put(all, "master-server", before.master(), after.master());
        put(all, "directory", before.directories(), after.directories());
        put(all, "relay-password", before.relayLogin(), after.relayLogin());
        put(all, "event-bindings", before.events(), after.events());
        return all;
    }

    private static void put(List<String> all, String element, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            all.add(element);
        }
    }

    private static <T, V extends @Nullable Object> List<String> between(
            Map<String, Function<T, V>> aspects, T before, T after) {
        return aspects.entrySet().stream()
                .filter(aspect -> !Objects.equals(
                        aspect.getValue().apply(before), aspect.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }
}
