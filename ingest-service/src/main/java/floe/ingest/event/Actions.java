package floe.ingest.event;

import floe.kit.Node;
import floe.kit.post.Letter;
import floe.kit.post.Post;
import floe.mount.EventBinding;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Does what is bound to an occasion. Returns at once; what fails is counted and said in the log. Any thread.
final class Actions {
    private static final Logger log = LoggerFactory.getLogger(Actions.class);
    private static final String FAILURES = "floe.hook.failures";
    private static final Duration POST_PATIENCE = Duration.ofSeconds(15);
    private static final Duration PROGRAM_PATIENCE = Duration.ofMinutes(1);

    private final Node node;
    private final Post post;
    private final Programs programs;
    private final String instance = UUID.randomUUID().toString();
    private final AtomicInteger unanswered = new AtomicInteger();

    Actions(Node node, Post post) {
        this.node = node;
        this.post = post;
        this.programs = new Programs(
                PROGRAM_PATIENCE,
                () -> node.metrics().counter(FAILURES, "kind", "program").increment());
    }

    void take(EventBinding binding, Occasion occasion) {
        switch (binding.kind()) {
            case LOG ->
                log.atLevel(level(binding.options().getOrDefault("level", "info")))
                        .log("{}", HookWords.line(binding, occasion));
            case EXEC ->
                run(binding.options().getOrDefault("executable", ""), HookWords.arguments(binding, occasion), occasion);
            case URL -> send(binding, occasion);
        }
    }

    /// Runs a program of a mount with the mount as its only argument.
    void run(String program, Occasion occasion) {
        run(program, List.of(occasion.uri()), occasion);
    }

    /// How many programs run and how many letters are unanswered.
    int unfinished() {
        return programs.unfinished() + unanswered.get();
    }

    private void run(String program, List<String> arguments, Occasion occasion) {
        programs.run(program, arguments, HookWords.environment(occasion), said(occasion));
    }

    private void send(EventBinding binding, Occasion occasion) {
        var options = binding.options();
        var form = HookWords.form(binding, occasion, instance);
        var plain = Letter.to(
                options.getOrDefault("url", ""),
                form,
                occasion.config().server().serverId(),
                POST_PATIENCE);
        var user = options.get("username");
        var letter = user == null ? plain : plain.by(user, options.getOrDefault("password", ""));
        unanswered.incrementAndGet();
        post.send(letter).onComplete(answer -> {
            unanswered.decrementAndGet();
            if (answer.failed()) {
                fail(occasion, String.valueOf(answer.cause().getMessage()));
            } else if (!answer.result().isGood()) {
                fail(occasion, letter + " answers " + answer.result().status());
            }
        });
    }

    private void fail(Occasion occasion, String why) {
        log.warn("{} {}", said(occasion), why);
        node.metrics().counter(FAILURES, "kind", "url").increment();
    }

    private static String said(Occasion occasion) {
        return (occasion.mount() == null ? "" : "mount=" + occasion.mount() + " ")
                + occasion.trigger().label() + ":";
    }

    private static Level level(String name) {
        return switch (name) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            case "debug" -> Level.DEBUG;
            default -> Level.INFO;
        };
    }
}
