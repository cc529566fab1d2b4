package floe.tenure;

import floe.mount.SourceRules;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What becomes of a bid when all nodes have answered.
public final class Contest {
    /// How long a source must have said nothing until another with the same credentials may take its place.
    public static final Duration SILENCE = Duration.ofSeconds(2);
    /// How long a bidder is kept waiting for that at most: whoever loses should hear it within a second.
    static final Duration LONGEST_WAIT = Duration.ofMillis(900);

    private Contest() {}

    /// What to do.
    public sealed interface Verdict {
        /// The mount is the bidder's.
        record Won() implements Verdict {}

        /// Who has it gives way when told: say so, then begin.
        record Insist(Tenure holder) implements Verdict {}

        /// Ask again then: the source that has it may be dead.
        record AskAgain(Duration in) implements Verdict {}

        /// Stay connected, silent, until it is free.
        record StandBy(Tenure holder) implements Verdict {}

        record Lost(Tenure holder) implements Verdict {}
    }

    /// What to do when these have answered.
    ///
    /// @param answers of all nodes that gave one
    /// @param patient whether the bidder may be kept waiting
    public static Verdict verdict(Bid bid, SourceRules rules, List<Tenure> answers, boolean patient) {
        return foremost(answers)
                .map(holder -> against(bid, rules, holder, patient))
                .orElseGet(Verdict.Won::new);
    }

    /// Whether the source that has the mount gives way to this bid.
    public static boolean givesWay(Tenure holder, Bid bid, SourceRules rules) {
        if (bid.priority() != holder.priority()) {
            return bid.priority() < holder.priority();
        }
        boolean same = !bid.user().isEmpty() && bid.user().equals(holder.user());
        return same
                && switch (rules.takeover()) {
                    case NEVER -> false;
                    case SILENT -> holder.silentMillis() >= SILENCE.toMillis();
                    case ALWAYS -> true;
                };
    }

    private static Optional<Tenure> foremost(List<Tenure> answers) {
        return answers.stream()
                .filter(answer -> answer.state() != Tenure.State.FREE)
                .max(Comparator.comparing(Tenure::state).thenComparingLong(Tenure::epoch));
    }

    private static Verdict against(Bid bid, SourceRules rules, Tenure holder, boolean patient) {
        if (holder.state() == Tenure.State.HELD && givesWay(holder, bid, rules)) {
            return new Verdict.Insist(holder);
        }
        if (patient && mayBeDead(bid, rules, holder)) {
            long left = SILENCE.toMillis() - holder.silentMillis();
            return new Verdict.AskAgain(Duration.ofMillis(left));
        }
        boolean behind = bid.priority() > holder.priority();
        return behind || bid.priority() == holder.priority() && rules.waiting()
                ? new Verdict.StandBy(holder)
                : new Verdict.Lost(holder);
    }

    /// Whether it would give way if it stayed silent for a little longer.
    private static boolean mayBeDead(Bid bid, SourceRules rules, Tenure holder) {
        long silent = holder.silentMillis();
        return holder.state() == Tenure.State.HELD
                && silent >= SILENCE.minus(LONGEST_WAIT).toMillis()
                && givesWay(silentFor(holder, SILENCE.toMillis()), bid, rules);
    }

    private static Tenure silentFor(Tenure holder, long millis) {
        return new Tenure(
                holder.state(),
                holder.node(),
                holder.epoch(),
                holder.priority(),
                holder.user(),
                holder.sinceMillis(),
                millis,
                holder.agent());
    }
}
