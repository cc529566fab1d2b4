package floe.config.check;

import floe.mount.MountName;
import floe.stream.Recording;
import floe.stream.StreamFormat;
import java.time.Duration;

/// A file that mounts play.
///
/// @param name as mounts name it
/// @param bytes how large it is
public record HeardFile(MountName name, Recording recording, long bytes) {
    public StreamFormat format() {
        return recording.format();
    }

    public Duration duration() {
        return Duration.ofNanos(recording.durationNanos());
    }

    /// The rate that it has, where it does not say one.
    public int bitrate() {
        long millis = Math.max(1, duration().toMillis());
        return format().bitrate() > 0 ? format().bitrate() : (int) Math.min(Integer.MAX_VALUE, bytes * 8000 / millis);
    }
}
