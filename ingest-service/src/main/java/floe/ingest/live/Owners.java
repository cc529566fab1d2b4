package floe.ingest.live;

import floe.kit.Node;
import floe.kit.cluster.Addresses;
import floe.mount.MountName;
import floe.mount.SourceRules;
import floe.tenure.Bid;
import floe.tenure.Contest;
import floe.tenure.Contest.Verdict;
import floe.tenure.Seats;
import floe.tenure.Tenure;
import floe.wire.MountClaim;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Settles who has a mount in the whole cluster: this node asks all other ingests before it lets a source in, and
/// answers when they ask. Any thread.
public final class Owners {
    /// How long a living node may take to answer. Who does not answer is dead or frozen; should it wake, the higher
    /// epoch of the new session ends its own.
    private static final long PATIENCE_MILLIS = 300;

    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setSendTimeout(PATIENCE_MILLIS).setTracingPolicy(TracingPolicy.IGNORE);

    private final Node node;
    private final LiveMounts mounts;
    private final Seats seats = new Seats();
    private final MessageConsumer<Bid> consumer;

    private Owners(Node node, LiveMounts mounts) {
        this.node = node;
        this.mounts = mounts;
        this.consumer = node.vertx()
                .eventBus()
                .consumer(Addresses.bids(node.name()), question -> question.reply(hear(question.body()), OPTIONS));
    }

    /// Who wants a mount.
    ///
    /// @param user whose credentials were shown; empty for none
    /// @param priority 0 the first
    public record Candidate(String user, int priority) {}

    /// What came of it.
    public sealed interface Outcome {
        /// The mount is the candidate's, until [#release] or the end of the session that is entered with it.
        record Won(Bid seat) implements Outcome {}

        /// It may wait, silent.
        record StandBy(Tenure holder) implements Outcome {}

        record Lost(Tenure holder) implements Outcome {}
    }

    /// Done when other nodes can ask.
    public static Future<Owners> open(Node node, LiveMounts mounts) {
        var owners = new Owners(node, mounts);
        return owners.consumer.completion().map(_ -> owners);
    }

    public Future<Void> stop() {
        return consumer.unregister();
    }

    /// Bids for a mount. Takes a round trip, 300 ms when a node does not answer, up to 0.9 s more when the source that
    /// has the mount may be dead. Never fails.
    public Future<Outcome> contest(MountName mount, Candidate candidate) {
        return contest(mount, candidate, true);
    }

    /// Nothing comes of the bid, or the session has been entered.
    public void release(Bid seat) {
        seats.release(seat);
    }

    private Future<Outcome> contest(MountName mount, Candidate candidate, boolean patient) {
        var bid = new Bid(mount, node.name(), mounts.nextEpoch(mount), candidate.priority(), candidate.user(), false);
        return ask(bid).compose(answers -> switch (Contest.verdict(bid, rules(mount), answers, patient)) {
            case Verdict.Won() -> Future.succeededFuture(confirmed(bid));
            case Verdict.Insist(var holder) -> insist(bid, holder);
            case Verdict.AskAgain(var in) -> later(bid, in).compose(_ -> contest(mount, candidate, false));
            case Verdict.StandBy(var holder) -> given(bid, new Outcome.StandBy(holder));
            case Verdict.Lost(var holder) -> given(bid, new Outcome.Lost(holder));
        });
    }

    private Future<Outcome> insist(Bid bid, Tenure holder) {
        mounts.heard(bid.mount(), holder.epoch());
        var again = bid.insisting(mounts.nextEpoch(bid.mount()));
        return ask(again).compose(answers -> switch (Contest.verdict(again, rules(bid.mount()), answers, false)) {
            case Verdict.Won() -> Future.succeededFuture(confirmed(again));
            case Verdict.Insist(var still) -> given(again, new Outcome.Lost(still));
            case Verdict.AskAgain _ -> given(again, new Outcome.Lost(holder));
            case Verdict.StandBy(var still) -> given(again, new Outcome.StandBy(still));
            case Verdict.Lost(var still) -> given(again, new Outcome.Lost(still));
        });
    }

    private Outcome confirmed(Bid bid) {
        return seats.confirm(bid) ? new Outcome.Won(bid) : new Outcome.Lost(seats.before(bid));
    }

    private Future<Outcome> given(Bid bid, Outcome outcome) {
        seats.release(bid);
        return Future.succeededFuture(outcome);
    }

    private Future<Void> later(Bid bid, Duration in) {
        seats.release(bid);
        return node.vertx().timer(in.toMillis() + 1, TimeUnit.MILLISECONDS).mapEmpty();
    }

    /// What all nodes say to it. When this one says no for itself, the others need not be asked.
    private Future<List<Tenure>> ask(Bid bid) {
        var here = answer(bid, true);
        if (here.state() != Tenure.State.FREE && here.node().equals(node.name())) {
            return Future.succeededFuture(List.of(here));
        }
        var answers = new LinkedHashMap<String, Future<Tenure>>();
        node.directory().ingests().stream()
                .filter(other -> !other.equals(node.name()))
                .forEach(other -> answers.put(other, ask(other, bid)));
        return Future.join(List.copyOf(answers.values()))
                .otherwiseEmpty()
                .map(_ -> counted(here, answers, node.directory().claimOf(bid.mount())));
    }

    private Future<Tenure> ask(String other, Bid bid) {
        return node.vertx()
                .eventBus()
                .<Tenure>request(Addresses.bids(other), bid, OPTIONS)
                .map(Message::body);
    }

    /// What one node remembers of another's bid counts only when that other one does not speak for itself, and while
    /// no session has come of it: whoever has a mount and does not answer is dead.
    private static List<Tenure> counted(Tenure here, Map<String, Future<Tenure>> answers, Optional<MountClaim> claim) {
        var said = new ArrayList<Tenure>();
        said.add(here);
        answers.forEach((other, answer) -> {
            if (answer.succeeded()) {
                said.add(answer.result());
            }
        });
        said.removeIf(tenure -> tenure.state() == Tenure.State.SOUGHT
                && (claim.filter(it -> it.node().equals(tenure.node())).isPresent() || speaks(tenure, answers)));
        return said;
    }

    private static boolean speaks(Tenure tenure, Map<String, Future<Tenure>> answers) {
        var own = answers.get(tenure.node());
        return own != null && own.succeeded() && !own.result().equals(tenure);
    }

    private Tenure hear(Bid bid) {
        mounts.heard(bid.mount(), bid.epoch());
        return answer(bid, false);
    }

    private Tenure answer(Bid bid, boolean own) {
        long now = System.currentTimeMillis();
        var holder = mounts.of(bid.mount()).map(LiveMount::tenure);
        boolean stays =
                holder.isPresent() && !(bid.insists() && Contest.givesWay(holder.get(), bid, rules(bid.mount())));
        if (stays) {
            return holder.get();
        }
        return own ? seats.enter(bid, now) : seats.hear(bid, now);
    }

    private SourceRules rules(MountName mount) {
        return node.config().current().mount(mount).source();
    }
}
