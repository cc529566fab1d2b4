package floe.kit.cluster;

import java.util.List;
import java.util.Set;

/// Where what is said on the event bus.
public final class Addresses {
    /// Snapshots of the configuration, by request.
    public static final String CONFIG = "floe.config";
    /// The hint that there is a newer snapshot; published.
    public static final String CONFIG_CHANGED = "floe.config.changed";
    /// The wish that config services read their files now, by request; one of them asks the others.
    public static final String RELOAD = "floe.reload";
    /// Files by content, chunk by chunk, by request.
    public static final String ASSET = "floe.asset";
    /// Which ingest carries which mounts; published on change and every half second.
    public static final String MOUNTS = "floe.mounts";

    /// How many listen on which edge, where that is limited; published every second.
    public static final String HEADCOUNTS = "floe.headcounts";

    /// Which ingests take visitors that knocked at another node; published every half second.
    public static final String PASSAGES = "floe.passages";

    /// Who runs what: each node's card; published on change and every 2 s.
    public static final String CENSUS = "floe.census";

    /// Who is there; published every second.
    static final String PULSE = "floe.pulse";

    private static final Set<String> BY_REQUEST = Set.of(CONFIG, RELOAD, ASSET);
    private static final String INGEST = "floe.ingest.";
    private static final String DESK = "floe.desk.";
    private static final String BELL = "floe.bell.";
    private static final String BIDS = "floe.bids.";
    private static final String TITLES = "floe.titles.";
    private static final String DIVERSIONS = "floe.diversions.";
    private static final String EDGE = "floe.edge.";
    private static final List<String> OF_ONE_NODE = List.of(INGEST, DESK, BELL, BIDS, TITLES, DIVERSIONS, EDGE);

    private Addresses() {}

    /// Whether what is said there is for one node, whoever it is; else for all.
    static boolean isForOne(String address) {
        return BY_REQUEST.contains(address) || OF_ONE_NODE.stream().anyMatch(address::startsWith);
    }

    /// Leases, backlogs and lost pages of the mounts that this ingest carries, by request. One address for each node
    /// and none for each mount: nothing is registered when a source comes, and nobody asks a dead owner's
    /// registration.
    public static String ingest(String node) {
        return INGEST + node;
    }

    /// Snapshots of one config service, by request of the others.
    public static String desk(String node) {
        return DESK + node;
    }

    /// The wish that this config service reads its files now, by request of another.
    public static String bell(String node) {
        return BELL + node;
    }

    /// Bids for mounts that this ingest may have, by request.
    public static String bids(String node) {
        return BIDS + node;
    }

    /// New titles for the mounts that this ingest carries, by request.
    public static String titles(String node) {
        return TITLES + node;
    }

    /// Other fallbacks for the mounts that this ingest carries, by request.
    public static String diversions(String node) {
        return DIVERSIONS + node;
    }

    /// Batches of pages for one edge.
    public static String edge(String node) {
        return EDGE + node;
    }
}
