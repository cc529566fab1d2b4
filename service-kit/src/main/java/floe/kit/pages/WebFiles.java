package floe.kit.pages;

import floe.bytes.Bytes;
import floe.http.IcecastReplies;
import floe.http.Reply;
import floe.kit.config.ConfigWatch;
import floe.mount.Asset;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of the web root. Which there are is a list in the configuration: no request is ever made a path of.
record WebFiles(ConfigWatch config, Supplier<IcecastReplies> replies) {
    private static final Logger log = LoggerFactory.getLogger(WebFiles.class);

    /// The reply to one who asks for a file; empty when there is none of that name.
    ///
    /// @param path percent-decoded
    Optional<Future<Reply>> answer(String method, String path, FileQuestion question) {
        return method.equals("GET") || method.equals("HEAD")
                ? config.current().asset(path).filter(Asset::shown).map(file -> answer(method, file, question))
                : Optional.empty();
    }

    private Future<Reply> answer(String method, Asset file, FileQuestion question) {
        return config.asset(file)
                .map(content -> new FileReply(replies.get(), file, shared(content)).to(method, question, Instant.now()))
                .recover(e -> {
                    log.warn("file={} cannot be shown: {}", file.path(), e.getMessage());
                    return Future.succeededFuture(
                            Pages.sized(replies.get().refusal(503, "The file is not here yet", Instant.now())));
                });
    }

    /// The content itself where it can be had: it may be large, and many may want it.
    private static Bytes shared(Buffer content) {
        var bytes = ((BufferInternal) content).getByteBuf();
        return bytes.hasArray()
                ? Bytes.wrap(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes())
                : Bytes.wrap(content.getBytes());
    }
}
