package floe.ingest.login;

import floe.http.BasicCredentials;
import floe.mount.Login;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Checks passwords: off the event loops, because each takes some milliseconds, and later for those who guess. One
/// for each ingest; any thread, answers come on the asker's context.
public final class Gate {
    private final Vertx vertx;
    private final Object lock = new Object();
    private final Guesses guesses = new Guesses();
    private final Lines lines = new Lines();

    public Gate(Vertx vertx) {
        this.vertx = vertx;
    }

    /// What came of knocking.
    public sealed interface Answer {
        /// Come in.
        ///
        /// @param by the first of the logins that it opens
        record Open(Login by) implements Answer {}

        /// This opens none of them.
        record Wrong() implements Answer {}

        /// Too many wrong ones came from this address just now; nobody has looked at this one.
        record Crowded() implements Answer {}
    }

    /// One who knocks.
    private record Caller(
            String household, List<Login> logins, Predicate<Login> fits, Context context, Promise<Answer> answer) {
        void hear(Answer said) {
            context.runOnContext(_ -> answer.complete(said));
        }
    }

    /// Whether these credentials are one of these logins.
    ///
    /// @param address numeric, empty when not known
    public Future<Answer> admit(String address, BasicCredentials given, List<Login> logins) {
        return knock(address, logins, login -> login.admits(given.user(), given.password()));
    }

    /// The same for those who send no user's name.
    public Future<Answer> admit(String address, String password, List<Login> logins) {
        return knock(address, logins, login -> login.admits(login.user(), password));
    }

    private Future<Answer> knock(String address, List<Login> logins, Predicate<Login> fits) {
        var caller =
                new Caller(PeerAddress.household(address), logins, fits, vertx.getOrCreateContext(), Promise.promise());
        boolean inside;
        synchronized (lock) {
            inside = lines.enter(caller.household(), () -> receive(caller));
        }
        if (inside) {
            receive(caller);
        }
        return caller.answer().future();
    }

    private void receive(Caller caller) {
        switch (turn(caller.household())) {
            case Guesses.Turn.Now() -> check(caller).onComplete(_ -> leave(caller));
            case Guesses.Turn.Later() -> {
                vertx.setTimer(Guesses.WAIT.toMillis(), _ -> checkLate(caller));
                leave(caller);
            }
            case Guesses.Turn.Never() -> {
                caller.hear(new Answer.Crowded());
                leave(caller);
            }
        }
    }

    private void leave(Caller caller) {
        Runnable next;
        synchronized (lock) {
            next = lines.next(caller.household());
        }
        // Not here: a line may be long.
        vertx.runOnContext(_ -> next.run());
    }

    private void checkLate(Caller caller) {
        synchronized (lock) {
            guesses.waited(caller.household());
        }
        check(caller);
    }

    private Future<Answer> check(Caller caller) {
        return vertx.executeBlocking(() -> look(caller), false)
                .map(Objects::requireNonNull)
                .onSuccess(caller::hear)
                .onFailure(caller.answer()::fail);
    }

    /// On a worker's thread.
    private Answer look(Caller caller) {
        var opened = caller.logins().stream().filter(caller.fits()).findFirst();
        if (opened.isEmpty()) {
            synchronized (lock) {
                guesses.wrong(caller.household(), System.nanoTime());
            }
        }
        return opened.<Answer>map(Answer.Open::new).orElseGet(Answer.Wrong::new);
    }

    private Guesses.Turn turn(String household) {
        synchronized (lock) {
            return guesses.ask(household, System.nanoTime());
        }
    }
}
