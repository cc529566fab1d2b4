package floe.kit.config;

import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigWords.Again;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.io.IOException;

/// The wish that the cluster's config services read their files now.
public final class Reload {
    /// A thousand files take their time.
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(10_000);
    private static final int TRIES = 2;

    private Reload() {}

    /// What each of them says came of it. Fails with a sentence when none answers.
    public static Future<Report.All> ask(Vertx vertx) {
        return ask(vertx, TRIES);
    }

    private static Future<Report.All> ask(Vertx vertx, int tries) {
        return vertx.eventBus()
                .<Buffer>request(Addresses.RELOAD, ConfigJson.write(new Again(true)), PATIENCE)
                .compose(answer -> read(answer.body()))
                .recover(e -> tries > 1 && isSilence(e) ? ask(vertx, tries - 1) : Future.failedFuture(said(e)));
    }

    private static Future<Report.All> read(Buffer body) {
        try {
            return Future.succeededFuture(ConfigJson.read(body, Report.All.class));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private static boolean isSilence(Throwable e) {
        return e instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
    }

    private static Throwable said(Throwable e) {
        return e instanceof ReplyException
                ? new IOException("no config service answers; nodes go on with what they have", e)
                : e;
    }
}
