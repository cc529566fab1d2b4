package floe.edge.listener;

import floe.audience.LoginAnswer;
import floe.audience.LoginForm;
import floe.http.BasicCredentials;
import floe.kit.Node;
import floe.kit.door.Visitor;
import floe.kit.post.Letter;
import floe.kit.post.Post;
import floe.mount.ListenerLogin;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks other servers whether listeners may come in, many at once and each for itself, and tells them when those have
/// gone. Any thread; answers come on the asker's context.
final class Inquiries {
    /// Icecast's bound is 100 for each mount.
    private static final int MOST_WAITING = 1_000;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int CONNECTIONS = 64;
    private static final int CLIENT_BITS = 32;
    private static final int NODE_BITS = 20;
    private static final long BETWEEN_COMPLAINTS_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

    private final Node node;
    private final Post post;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger telling = new AtomicInteger();
    // Of two edges none has the same, and none is too large for a script's numbers.
    private final AtomicLong clients = new AtomicLong((long) new SecureRandom().nextInt(1 << NODE_BITS) << CLIENT_BITS);
    private final AtomicLong complainedNanos = new AtomicLong(System.nanoTime() - BETWEEN_COMPLAINTS_NANOS);
    private final Counter untold;

    Inquiries(Node node) {
        this.node = node;
        this.post = new Post(node.vertx(), CONNECTIONS);
        this.untold = Counter.builder("floe.departures.untold")
                .description("listeners that have gone without the server being told that had let them in")
                .register(node.metrics());
    }

    /// Whether too many wait for answers.
    boolean isBusy() {
        return waiting.get() >= MOST_WAITING;
    }

    /// What the server says of this visitor. One that is let in is told of when its connection ends, however that is.
    Future<LoginAnswer> ask(ListenerLogin.Asked login, Asking asking) {
        var visitor = asking.visitor();
        var form = new LoginForm(
                asking.config().server(), clients.incrementAndGet(), visitor.head(), visitor.peerAddress());
        waiting.incrementAndGet();
        return answer(login, form)
                .onComplete(_ -> waiting.decrementAndGet())
                .onSuccess(this::count)
                .compose(answer -> Future.future(heard -> visitor.context().runOnContext(_ -> {
                    if (answer instanceof LoginAnswer.Granted) {
                        watch(login, form, visitor);
                    }
                    heard.complete(answer);
                })));
    }

    private Future<LoginAnswer> answer(ListenerLogin.Asked login, LoginForm form) {
        var arrival = login.arrival();
        if (arrival == null) {
            return Future.succeededFuture(new LoginAnswer.Granted(Duration.ZERO));
        }
        return post.ask(letter(login, arrival, form.arrival(login), form))
                .<LoginAnswer>map(answer -> LoginAnswer.of(
                        login, answer.status(), name -> answer.headers().getAll(name)))
                .otherwise(trouble -> unanswered(login, trouble));
    }

    private LoginAnswer unanswered(ListenerLogin.Asked login, Throwable trouble) {
        var why = String.valueOf(trouble.getMessage());
        complain("no answer whether a listener may come in: " + why);
        return login.innocent() ? new LoginAnswer.Granted(Duration.ZERO) : new LoginAnswer.Denied(why);
    }

    private void count(LoginAnswer answer) {
        var result = switch (answer) {
            case LoginAnswer.Granted _ -> "granted";
            case LoginAnswer.Denied(var why) -> {
                log.debug("a listener is not let in: {}", why);
                yield "denied";
            }
        };
        Counter.builder("floe.inquiries")
                .description("servers asked whether a listener may come in, by what came of it")
                .tag("result", result)
                .register(node.metrics())
                .increment();
    }

    private void watch(ListenerLogin.Asked login, LoginForm form, Visitor visitor) {
        long since = System.nanoTime();
        visitor.socket()
                .channelHandlerContext()
                .channel()
                .closeFuture()
                .addListener(_ -> tell(login, form, Duration.ofNanos(System.nanoTime() - since)));
    }

    private void tell(ListenerLogin.Asked login, LoginForm form, Duration stayed) {
        var leaving = login.leaving();
        if (leaving == null) {
            return;
        }
        if (telling.incrementAndGet() > MOST_WAITING) {
            telling.decrementAndGet();
            untold.increment();
            return;
        }
        post.ask(letter(login, leaving, form.leaving(stayed), form)).onComplete(answer -> {
            telling.decrementAndGet();
            if (answer.failed()) {
                untold.increment();
                complain("not told that a listener has gone: " + answer.cause().getMessage());
            }
        });
    }

    /// The server knows us by the address, by the account or by what the listener says of itself, be it nothing.
    private Letter letter(ListenerLogin.Asked login, String to, String text, LoginForm form) {
        var letter = Letter.to(to, text, form.server().serverId(), login.patience());
        var account = login.account();
        if (letter.authorization().isPresent()) {
            return letter;
        }
        if (account != null) {
            return letter.by(account.user(), account.password());
        }
        var own = form.credentials().orElse(new BasicCredentials("", ""));
        return letter.by(own.user(), own.password());
    }

    /// Where a server is away, all listeners would tell of it.
    private void complain(String what) {
        long last = complainedNanos.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_COMPLAINTS_NANOS && complainedNanos.compareAndSet(last, now)) {
            log.warn("{}", what);
        }
    }

    /// Done when those are told of who have gone, or after 2 s.
    Future<Void> stop() {
        return untilTold(System.nanoTime() + PATIENCE_NANOS).eventually(post::close);
    }

    private Future<Void> untilTold(long endNanos) {
        if (telling.get() == 0 || System.nanoTime() - endNanos >= 0) {
            return Future.succeededFuture();
        }
        return node.vertx().timer(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> untilTold(endNanos));
    }
}
