package floe.kit.directory;

import floe.mount.MountName;
import floe.wire.MountClaim;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the ingests have said at a moment: the last word of each node, and who has each mount by it.
///
/// @param words by node
/// @param winners the claim with the highest epoch on each mount; of equal ones that of the greater node name
/// @param offers the same of what is on offer only
record Hearsay(Map<String, Word> words, Map<MountName, MountClaim> winners, Map<MountName, MountClaim> offers) {
    static final Hearsay NOTHING = new Hearsay(Map.of(), Map.of(), Map.of());

    /// All that a node claims, and when it said so.
    record Word(long heardNanos, List<MountClaim> claims, List<MountClaim.Standby> standbys) {}

    Hearsay {
        words = Map.copyOf(words);
        winners = Map.copyOf(winners);
        offers = Map.copyOf(offers);
    }

    /// A node's new word takes the place of its earlier one.
    Hearsay with(MountClaim.Claims said, long nowNanos) {
        var next = new HashMap<>(words);
        next.put(said.node(), new Word(nowNanos, said.claims(), said.standbys()));
        return of(next);
    }

    /// The same without the nodes that have said nothing since `sinceNanos`.
    Hearsay since(long sinceNanos) {
        Predicate<Word> silent = word -> word.heardNanos() - sinceNanos < 0;
        if (words.values().stream().noneMatch(silent)) {
            return this;
        }
        var next = new HashMap<>(words);
        next.values().removeIf(silent);
        return of(next);
    }

    /// The mounts whose claim has come, changed its epoch, its node or its diversion, or gone.
    Set<MountName> changesTo(Hearsay next) {
        var changed = new HashSet<>(winners.keySet());
        changed.addAll(next.winners.keySet());
        changed.removeIf(mount -> saysTheSame(winners.get(mount), next.winners.get(mount)));
        return changed;
    }

    /// The best priority of those who stand by for a mount.
    OptionalInt standby(MountName mount) {
        return words.values().stream()
                .flatMap(word -> word.standbys().stream())
                .filter(standby -> standby.mount().equals(mount))
                .mapToInt(MountClaim.Standby::priority)
                .min();
    }

    private static boolean saysTheSame(@Nullable MountClaim one, @Nullable MountClaim other) {
        return one != null
                && other != null
                && one.epoch() == other.epoch()
                && one.node().equals(other.node())
                && Objects.equals(one.diversion(), other.diversion());
    }

    private static Hearsay of(Map<String, Word> words) {
        var winners = new HashMap<MountName, MountClaim>();
        var offers = new HashMap<MountName, MountClaim>();
        words.values().stream()
                .map(Word::claims)
                .flatMap(Collection::stream)
                .forEach(claim -> (claim.isOffer() ? offers : winners)
                        .merge(claim.mount(), claim, (one, other) -> one.outranks(other) ? one : other));
        return new Hearsay(words, winners, offers);
    }
}
