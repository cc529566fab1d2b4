package floe.ingest.live;

/// A moment as both clocks have it; a shell reads it once for each event.
///
/// @param nanos monotonic, for what lasts
/// @param wallMillis for what other nodes read
public record Moment(long nanos, long wallMillis) {
    public static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }
}
