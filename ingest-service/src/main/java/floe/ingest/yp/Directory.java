package floe.ingest.yp;

import floe.kit.post.Letter;
import floe.kit.post.Post;
import floe.mount.DirectoryConfig;
import floe.mount.MountName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One directory and its entries. A few questions at once; a slow directory keeps no other one waiting. Owned by the
/// context of [Directories].
final class Directory {
    private static final Logger log = LoggerFactory.getLogger(Directory.class);
    private static final int MOST_AT_ONCE = 4;

    private final DirectoryConfig config;
    private final Post post;
    private final LongSupplier nanos;
    private final MeterRegistry metrics;
    private final Gauge gauge;
    private final Map<MountName, Entry> entries = new HashMap<>();
    private int unanswered;
    private volatile int listed;

    Directory(DirectoryConfig config, Post post, LongSupplier nanos, MeterRegistry metrics) {
        this.config = config;
        this.post = post;
        this.nanos = nanos;
        this.metrics = metrics;
        this.gauge = Gauge.builder("floe.yp.entries", this, it -> it.listed)
                .tag(
                        "directory",
                        Letter.to(config.url(), "", "", config.timeout()).toString())
                .register(metrics);
    }

    DirectoryConfig config() {
        return config;
    }

    /// @param here mounts with a source
    /// @param open those of them that directories may know of
    void follow(Set<MountName> here, Set<MountName> open, long nowNanos) {
        open.forEach(mount -> entries.computeIfAbsent(mount, _ -> new Entry(config.touchEvery(), nowNanos))
                .present(nowNanos));
        entries.forEach((mount, entry) -> {
            if (!here.contains(mount)) {
                entry.absent(nowNanos);
            } else if (!open.contains(mount)) {
                entry.unwanted(nowNanos);
            }
        });
        entries.values().removeIf(entry -> entry.isOver(nowNanos));
    }

    void news(MountName mount, long nowNanos) {
        var entry = entries.get(mount);
        if (entry != null) {
            entry.news(nowNanos);
        }
    }

    /// Asks what is due.
    ///
    /// @param form what says a question of a mount
    void ask(BiFunction<MountName, Question, String> form, String from, long nowNanos) {
        for (var mount : Set.copyOf(entries.keySet())) {
            var entry = entries.get(mount);
            if (unanswered < MOST_AT_ONCE && entry != null) {
                entry.ask(nowNanos).ifPresent(it -> send(mount, entry, it, form.apply(mount, it), from));
            }
        }
    }

    /// Removes all entries. Done when the directory has answered or its time is over.
    Future<Void> leave(String from, long nowNanos) {
        entries.values().forEach(entry -> entry.unwanted(nowNanos));
        var removals = entries.entrySet().stream()
                .flatMap(each -> each.getValue().ask(nowNanos).stream()
                        .map(it -> send(each.getKey(), each.getValue(), it, removal(it), from)))
                .toList();
        metrics.remove(gauge);
        return Future.join(removals).<Void>mapEmpty().otherwiseEmpty();
    }

    private static String removal(Question question) {
        return switch (question) {
            case Question.Remove(var sid) -> Notice.removal(sid);
            case Question.Add _, Question.Touch _ -> throw new IllegalStateException("asks " + question);
        };
    }

    private Future<Void> send(MountName mount, Entry entry, Question question, String form, String from) {
        unanswered++;
        return post.send(Letter.to(config.url(), form, from, config.timeout()))
                .map(answer -> Outcome.of(answer.status(), answer.headers()::get))
                .otherwise(trouble -> new Outcome.Unreachable(String.valueOf(trouble.getMessage())))
                .onSuccess(outcome -> hear(mount, entry, question, outcome, nanos.getAsLong()))
                .mapEmpty();
    }

    private void hear(MountName mount, Entry entry, Question question, Outcome outcome, long nowNanos) {
        unanswered--;
        entry.answered(question, outcome, nowNanos);
        listed = (int) entries.values().stream().filter(Entry::isListed).count();
        switch (outcome) {
            case Outcome.Accepted _ ->
                log.debug("mount={} directory {} accepts {}", mount, config.url(), name(question));
            case Outcome.Refused(var why) ->
                log.warn("mount={} directory {} refuses {}: {}", mount, config.url(), name(question), why);
            case Outcome.Unreachable(var why) -> log.warn("mount={} directory: {}", mount, why);
        }
    }

    private static String name(Question question) {
        return question.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
