package floe.format;

import floe.icy.IcyFramer;
import floe.icy.IcyWords;
import floe.mount.MountName;
import floe.stream.Container;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses what reads a source's stream, and what listeners are told that it is.
public final class Formats {
    /// All there are, in the order in which first bytes are compared.
    static final List<SourceFormat> ALL =
            List.of(new OggFormat(), new EbmlFormat(), new AdtsFormat(), new MpegFormat(), new PlainBytes());

    private static final String ICY_INTERVAL = "icy-metaint";
    private static final int LONGEST_ICY_INTERVAL = 1 << 24;

    private Formats() {}

    /// Whether a source may declare this: nothing, or a type of sound or pictures.
    public static boolean mayDeclare(String contentType) {
        return MediaType.of(contentType).map(MediaType::isStream).orElse(true);
    }

    /// What reads a stream that is declared so, and learns from its first bytes what it is.
    ///
    /// @param contentType with or without parameters; empty when not declared
    /// @param headers what else the source says, lower-case names; `icy-metaint` tells of ICY blocks
    /// @param words how ICY blocks are read
    /// @param salt makes the stream's serials differ from any other session's
    public static StreamFramer framer(String contentType, Map<String, String> headers, IcyWords words, long salt) {
        var declared = named(contentType);
        var framer = new FirstBytes(declared, salt);
        int interval = icyInterval(headers);
        boolean icy = interval > 0 && declared.map(SourceFormat::carriesIcy).orElse(true);
        return icy ? new IcyFramer(interval, words, framer) : framer;
    }

    /// Whether this declares Ogg.
    public static boolean isOgg(String contentType) {
        return named(contentType).filter(OggFormat.class::isInstance).isPresent();
    }

    /// What listeners are told before the source has sent anything: its own word, if it is a stream's.
    public static String declaredAs(String contentType) {
        return MediaType.of(contentType)
                .filter(MediaType::isStream)
                .map(type -> type.essence().equals(OggFormat.OLD_TYPE) ? OggFormat.TYPE : type.whole())
                .orElse(PlainBytes.TYPE);
    }

    /// What listeners are told: the source's own word where it fits what it sends.
    public static String heardAs(String declared, StreamFormat format) {
        var actual = of(format.container());
        var said = MediaType.of(declared).filter(MediaType::isStream);
        boolean unknown = actual instanceof PlainBytes && named(declared).isEmpty();
        var fitting = said.filter(type -> unknown || actual.mediaTypes().contains(type.essence()))
                .filter(type -> !type.essence().equals(OggFormat.OLD_TYPE));
        return fitting.map(MediaType::whole).orElseGet(() -> actual.contentType(format));
    }

    /// Whether titles may be told between the bytes of what listeners are told is this.
    public static boolean carriesIcy(String contentType) {
        return named(contentType).map(SourceFormat::carriesIcy).orElse(true);
    }

    /// A salt for the session of this epoch: neither two mounts nor two sessions share it.
    public static long salt(MountName mount, long epoch) {
        long mixed = epoch;
        for (int i = 0; i < mount.path().length(); i++) {
            mixed = (mixed ^ mount.path().charAt(i)) * 0x100000001b3L;
        }
        return mixed ^ mixed >>> 32;
    }

    private static Optional<SourceFormat> named(String contentType) {
        return MediaType.of(contentType)
                .flatMap(type -> ALL.stream()
                        .filter(format -> format.mediaTypes().contains(type.essence()))
                        .findFirst());
    }

    private static SourceFormat of(Container container) {
        return ALL.stream()
                .filter(format -> format.container() == container)
                .findFirst()
                .orElseThrow();
    }

    private static int icyInterval(Map<String, String> headers) {
        try {
            int interval =
                    Integer.parseInt(headers.getOrDefault(ICY_INTERVAL, "0").strip());
            return interval <= LONGEST_ICY_INTERVAL ? Math.max(interval, 0) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
