package floe.format;

import static floe.stream.FramerFuzz.check;

import floe.bytes.Bytes;
import floe.icy.IcyWords;
import floe.stream.FramerFuzz;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whatever a source sends and says that it sends, it gets a framer that takes it, and listeners hear a type of sound
/// or pictures. Jazzer calls it, and a short run of the tests. The input's first byte chooses what the source says.
public final class FormatFuzz {
    // A frame of AAC and the head behind it, in a store that doubled.
    private static final int MOST_HELD = 17 * 1024;
    private static final int FED = 64 * 1024;
    private static final List<String> DECLARED = List.of(
            "",
            "audio/mpeg",
            "audio/aac",
            "application/ogg",
            "video/webm",
            "application/octet-stream",
            "audio/x-other");

    private FormatFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var declared = DECLARED.get((input[0] & 0x1F) % DECLARED.size());
        Map<String, String> headers = (input[0] & 0x20) == 0 ? Map.of() : Map.of("icy-metaint", "16");
        var stream = Arrays.copyOfRange(input, 1, input.length);
        FramerFuzz.events(() -> framer(declared, headers), stream).forEach(event -> checkType(declared, event));
        checkType(Bytes.wrap(stream).text(StandardCharsets.ISO_8859_1));
        FramerFuzz.checkHeld(new FirstBytes(Optional.empty(), 7), FirstBytes::heldBytes, MOST_HELD, FED, stream);
    }

    private static StreamFramer framer(String declared, Map<String, String> headers) {
        return Formats.framer(declared, headers, IcyWords.USUAL, 7);
    }

    private static void checkType(String declared, StreamEvent event) {
        if (event instanceof StreamEvent.Headers(var _, var format)) {
            checkStream(Formats.heardAs(declared, format));
        }
    }

    private static void checkType(String declared) {
        checkStream(Formats.declaredAs(declared));
        Formats.mayDeclare(declared);
    }

    private static void checkStream(String said) {
        var type = said.toLowerCase(Locale.ROOT);
        check(type.startsWith("audio/") || type.startsWith("video/") || type.startsWith("application/o"), type);
        check(type.chars().noneMatch(Character::isISOControl), "a control character in " + type);
    }
}
