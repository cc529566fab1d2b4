package floe.ingest.source;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.ogg.OggFramer;
import floe.stream.StreamFramer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The formats that a source may send, by the type that it declares or by its first bytes.
final class Formats {
    static final String OGG = "application/ogg";
    /// How many bytes [#sniffed] needs.
    static final int SNIFF_BYTES = 4;

    private static final Set<String> OGG_TYPES = Set.of(OGG, "application/x-ogg", "audio/ogg", "video/ogg");

    private Formats() {}

    /// What reads a stream of this type; only for types that are known.
    ///
    /// @param contentType with or without parameters
    /// @param salt makes the stream's serials differ from any other session's
    static StreamFramer framerFor(String contentType, long salt) {
        if (!isKnown(contentType)) {
            throw new IllegalArgumentException("nothing reads " + contentType);
        }
        return new OggFramer(salt);
    }

    /// Whether something reads this type, with or without parameters.
    static boolean isKnown(String contentType) {
        return OGG_TYPES.contains(mediaType(contentType));
    }

    /// The type that a stream's first bytes tell, whatever its head says: ffmpeg calls everything `audio/mpeg` unless
    /// told otherwise.
    static Optional<String> sniffed(Bytes first) {
        return first.startsWith("OggS", 0) ? Optional.of(OGG) : Optional.empty();
    }

    /// A salt for the session of this epoch: neither two mounts nor two sessions share it.
    static long salt(MountName mount, long epoch) {
        long mixed = epoch;
        for (int i = 0; i < mount.path().length(); i++) {
            mixed = (mixed ^ mount.path().charAt(i)) * 0x100000001b3L;
        }
        return mixed ^ mixed >>> 32;
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
