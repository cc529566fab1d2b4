package floe.kit.cluster;

/// Where what is said on the event bus.
public final class Addresses {
    /// Snapshots of the configuration, by request.
    public static final String CONFIG = "floe.config";
    /// The hint that there is a newer snapshot; published.
    public static final String CONFIG_CHANGED = "floe.config.changed";
    /// Files by content, chunk by chunk, by request.
    public static final String ASSET = "floe.asset";
    /// Which ingest carries which mounts; published on change and every half second.
    public static final String MOUNTS = "floe.mounts";

    /// Which ingests take visitors that knocked at another node; published every half second.
    public static final String PASSAGES = "floe.passages";

    private Addresses() {}

    /// Leases, backlogs and lost pages of the mounts that this ingest carries, by request. One address for each node
    /// and none for each mount: nothing is registered when a source comes, and nobody asks a dead owner's
    /// registration.
    public static String ingest(String node) {
        return "floe.ingest." + node;
    }

    /// Bids for mounts that this ingest may have, by request.
    public static String bids(String node) {
        return "floe.bids." + node;
    }

    /// Batches of pages for one edge.
    public static String edge(String node) {
        return "floe.edge." + node;
    }
}
