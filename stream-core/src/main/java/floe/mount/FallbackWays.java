package floe.mount;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which mounts and files are heard in place of which source, and where else a source is heard, by one configuration
/// and what administrators said since.
public final class FallbackWays {
    private final Map<MountName, FallbackRules> rules = new LinkedHashMap<>();
    private final Map<MountName, List<MountName>> callers = new HashMap<>();
    private final ClusterConfig config;

    /// @param diverted what these mounts fall back to in place of what the configuration says
    public FallbackWays(ClusterConfig config, Map<MountName, List<MountName>> diverted) {
        this.config = config;
        config.mounts()
                .forEach(mount -> rules.put(mount.name(), mount.listeners().fallback()));
        diverted.forEach(
                (mount, to) -> rules.put(mount, rulesOf(mount).withChoices(to).of(mount)));
        rules.forEach(this::noteCalls);
    }

    private void noteCalls(MountName mount, FallbackRules said) {
        if (said.recall() == FallbackRules.Recall.ALL) {
            said.choices()
                    .forEach(fallback -> callers.computeIfAbsent(fallback, _ -> new ArrayList<>())
                            .add(mount));
        }
    }

    /// What may be heard on a mount in place of its source, the best first: see [ClusterConfig#fallbacksOf].
    public List<MountName> fallbacksOf(MountName mount) {
        return reached(mount, this::choices);
    }

    /// The mounts whose sources are heard on `mount` too while they are there, the first to be heard first: those that
    /// fall back to it and call all of its listeners, and before them those that call theirs.
    public List<MountName> callersOf(MountName mount) {
        return reached(mount, called -> callers.getOrDefault(called, List.of())).reversed();
    }

    /// All that any mount falls back to: mounts and files.
    public Set<MountName> fallbacks() {
        return Stream.concat(
                        rules.values().stream(),
                        config.settings().map(said -> said.listeners().fallback()))
                .flatMap(said -> said.choices().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Those that anything is said of.
    Set<MountName> mounts() {
        return Collections.unmodifiableSet(rules.keySet());
    }

    /// What a mount itself names.
    List<MountName> choices(MountName mount) {
        return rulesOf(mount).choices();
    }

    private FallbackRules rulesOf(MountName mount) {
        var own = rules.get(mount);
        return own == null ? config.mount(mount).listeners().fallback() : own;
    }

    /// All that is reached from `start`, the nearest first, each once and as far as anybody follows.
    static List<MountName> reached(MountName start, Function<MountName, List<MountName>> next) {
        var found = new LinkedHashSet<MountName>();
        var level = List.of(start);
        for (int steps = 0; steps < ClusterConfig.FARTHEST_FALLBACK && !level.isEmpty(); steps++) {
            level = level.stream()
                    .flatMap(each -> next.apply(each).stream())
                    .filter(each -> !each.equals(start) && found.add(each))
                    .toList();
        }
        return List.copyOf(found);
    }
}
