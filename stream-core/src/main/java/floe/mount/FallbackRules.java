package floe.mount;

import java.util.List;

/// What a mount's listeners hear while its source is away (icecast.xml: `<fallback-mount>` and what belongs to it).
///
/// @param choices mounts or files of the web root, the best first; of several files the one that fits the source best
///     is taken
/// @param whenFull whether those for whom the mount has no seat hear the fallback instead of «max listeners reached»
public record FallbackRules(List<MountName> choices, Recall recall, boolean whenFull) {
    /// Who comes back from the fallback when the source is back (icecast.xml: `<fallback-override>`).
    public enum Recall {
        /// Nobody: the fallback plays on for as long as it can.
        NONE,
        /// The mount's own listeners.
        OWN,
        /// They, and those who came for the fallback mount itself: they hear the source too while it is there.
        ALL
    }

    /// Silence.
    public static final FallbackRules NOTHING = new FallbackRules(List.of(), Recall.OWN, false);

    public FallbackRules {
        choices = List.copyOf(choices);
    }

    /// These, the best first.
    public static FallbackRules to(MountName... choices) {
        return new FallbackRules(List.of(choices), Recall.OWN, false);
    }

    public FallbackRules with(Recall other) {
        return new FallbackRules(choices, other, whenFull);
    }

    /// The same, with those who find the mount full.
    public FallbackRules alsoWhenFull() {
        return new FallbackRules(choices, recall, true);
    }

    /// The same with other choices, the best first.
    FallbackRules withChoices(List<MountName> others) {
        return new FallbackRules(others, recall, whenFull);
    }

    /// The same without `mount`, which cannot fall back to itself.
    FallbackRules of(MountName mount) {
        var others = choices.stream().filter(choice -> !choice.equals(mount)).toList();
        return new FallbackRules(others, recall, whenFull);
    }
}
