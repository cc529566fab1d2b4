package floe.ingest.relay;

import floe.bytes.Bytes;
import floe.http.Answer;
import floe.mount.MasterConfig;
import floe.mount.RelayConfig;
import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a master for its mounts, at once and then at each interval. One that does not answer drops none. Owned by one
/// loop.
final class MasterWatch {
    private static final Logger log = LoggerFactory.getLogger(MasterWatch.class);

    private final Context context;
    private final MasterConfig master;
    private final String agent;
    private final Consumer<List<RelayConfig>> told;
    private final long timer;
    private @Nullable Poll poll;

    /// @param told called on `context` with all relays after each answer
    MasterWatch(Context context, MasterConfig master, String agent, Consumer<List<RelayConfig>> told) {
        this.context = context;
        this.master = master;
        this.agent = agent;
        this.told = told;
        this.timer = context.owner().setPeriodic(0, master.every().toMillis(), _ -> ask());
    }

    MasterConfig master() {
        return master;
    }

    void stop() {
        context.owner().cancelTimer(timer);
        hangUp();
    }

    private void ask() {
        hangUp();
        var next = new Poll();
        poll = next;
        next.call = Call.open(context, master.list(), agent, next);
    }

    private void hangUp() {
        if (poll != null && poll.call != null) {
            poll.call.hangUp();
        }
    }

    /// One answer, as it comes.
    private final class Poll implements Call.Heard {
        private final List<Bytes> parts = new ArrayList<>();
        private @Nullable Call call;
        private int length;
        private boolean answered;

        @Override
        public void answered(Answer answer) {
            answered = true;
        }

        @Override
        public void hears(Bytes bytes) {
            length += bytes.length();
            parts.add(bytes);
            if (length > StreamList.LARGEST_BYTES && call != null) {
                call.hangUp();
                failed(new Trouble(
                        Trouble.Reason.PROTOCOL, "a list longer than " + StreamList.LARGEST_BYTES + " bytes"));
            }
        }

        @Override
        public void failed(Trouble trouble) {
            if (!answered || trouble.reason() != Trouble.Reason.CLOSED) {
                log.warn("master={} did not tell its mounts: {}", master.list(), trouble.why());
                return;
            }
            var text = parts.isEmpty() ? "" : Bytes.concat(parts).text(StandardCharsets.UTF_8);
            told.accept(StreamList.read(text, master));
        }
    }
}
