package floe.ingest.yp;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One mount in one directory: what is asked when. It is added a minute after its source came and touched from then
/// on. A source that goes and is back within a minute keeps the entry; a mount that another ingest carries by then is
/// added by that one. Knows no clock; owned by one directory.
final class Entry {
    static final Duration FIRST_ADD = Duration.ofMinutes(1);
    static final Duration FIRST_TOUCH = Duration.ofSeconds(5);
    static final Duration AFTER_REFUSAL = Duration.ofHours(2);
    static final Duration AFTER_SILENCE = Duration.ofMinutes(20);
    static final Duration LINGERS = Duration.ofMinutes(1);

    /// What is new is told this soon when it would take longer than [#LONG] otherwise.
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Duration usualTouch;
    private Duration touchEvery;
    private @Nullable String sid;
    private @Nullable Long removeAtNanos;
    private long dueNanos;
    private boolean asking;

    /// @param touchEvery unless the directory says otherwise
    Entry(Duration touchEvery, long nowNanos) {
        this.usualTouch = touchEvery;
        this.touchEvery = touchEvery;
        this.dueNanos = after(FIRST_ADD, nowNanos);
    }

    boolean isListed() {
        return sid != null;
    }

    /// Whether nothing is left to be asked.
    boolean isOver(long nowNanos) {
        return !asking && sid == null && isToBeRemoved(nowNanos);
    }

    /// There is a source that directories may know of.
    void present(long nowNanos) {
        if (removeAtNanos != null) {
            removeAtNanos = null;
            if (sid != null) {
                pull(after(SOON, nowNanos));
            }
        }
    }

    /// The source went.
    void absent(long nowNanos) {
        if (removeAtNanos == null) {
            removeAtNanos = after(LINGERS, nowNanos);
        }
    }

    /// Directories may not know of it any more.
    void unwanted(long nowNanos) {
        removeAtNanos = nowNanos;
    }

    /// There is something new to tell.
    void news(long nowNanos) {
        if (sid != null && dueNanos - after(LONG, nowNanos) > 0) {
            pull(after(SOON, nowNanos));
        }
    }

    /// What is to be asked now, if anything; nothing more until [#answered] is told.
    Optional<Question> ask(long nowNanos) {
        var question = asking ? Optional.<Question>empty() : due(nowNanos);
        asking |= question.isPresent();
        return question;
    }

    private Optional<Question> due(long nowNanos) {
        if (removeAtNanos != null) {
            return isToBeRemoved(nowNanos) ? Optional.ofNullable(sid).map(Question.Remove::new) : Optional.empty();
        }
        if (nowNanos - dueNanos < 0) {
            return Optional.empty();
        }
        return Optional.of(sid == null ? new Question.Add() : new Question.Touch(sid));
    }

    void answered(Question question, Outcome outcome, long nowNanos) {
        asking = false;
        switch (question) {
            case Question.Add() -> added(outcome, nowNanos);
            case Question.Touch _ -> touched(outcome, nowNanos);
            case Question.Remove _ -> {
                sid = null;
                dueNanos = after(FIRST_ADD, nowNanos);
            }
        }
    }

    private void added(Outcome outcome, long nowNanos) {
        switch (outcome) {
            case Outcome.Accepted(var given, var every)
            when !given.isEmpty() -> {
                sid = given;
                touchEvery = every.orElse(usualTouch);
                dueNanos = after(FIRST_TOUCH, nowNanos);
            }
            case Outcome.Accepted _, Outcome.Refused _ -> dueNanos = after(AFTER_REFUSAL, nowNanos);
            case Outcome.Unreachable _ -> dueNanos = after(AFTER_SILENCE, nowNanos);
        }
    }

    private void touched(Outcome outcome, long nowNanos) {
        switch (outcome) {
            case Outcome.Accepted(var _, var every) -> {
                touchEvery = every.orElse(touchEvery);
                dueNanos = after(touchEvery, nowNanos);
            }
            case Outcome.Refused _, Outcome.Unreachable _ -> {
                sid = null;
                boolean often = touchEvery.compareTo(AFTER_SILENCE) < 0;
                dueNanos = after(often ? AFTER_SILENCE : touchEvery, nowNanos);
            }
        }
    }

    private boolean isToBeRemoved(long nowNanos) {
        return removeAtNanos != null && nowNanos - removeAtNanos >= 0;
    }

    private void pull(long atNanos) {
        if (dueNanos - atNanos > 0) {
            dueNanos = atNanos;
        }
    }

    private static long after(Duration time, long nowNanos) {
        return nowNanos + time.toNanos();
    }
}
