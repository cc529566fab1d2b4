package floe.kit.config;

import floe.mount.Asset;
import floe.mount.ClusterConfig;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.BiConsumer;

/// The newest configuration that this node has heard of, and the files it names. Any thread may ask.
public interface ConfigWatch {
    /// The snapshot in force. There is one from the moment a service starts.
    ClusterConfig current();

    /// Calls `listener` with the old and the new snapshot after each change, on the context that registers it.
    void onChange(BiConsumer<ClusterConfig, ClusterConfig> listener);

    /// The content of a file, from memory, this node's disk or the cluster; verified. Fails when nobody has it.
    Future<Buffer> asset(Asset asset);
}
