package floe.kit.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// The blocks of a PEM file (RFC 7468, the lax way): text before, between and behind them, a byte order mark and any
/// ends of lines don't matter; a block that is not whole does.
record Pem(List<Block> blocks) {
    static final String CERTIFICATE = "CERTIFICATE";

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
    private static final Pattern CUT_OFF = Pattern.compile("\n-[-A-Z ]*$");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z-]+:.*");

    Pem {
        blocks = List.copyOf(blocks);
    }

    /// One block.
    ///
    /// @param label what it says of itself: `CERTIFICATE`, `PRIVATE KEY`
    /// @param base64 its content, on one line
    /// @param encrypted whether a passphrase is needed to read it
    record Block(String label, String base64, boolean encrypted) {
        byte[] der() {
            return Base64.getDecoder().decode(base64);
        }

        /// The block alone, as a strict reader likes it.
        String text() {
            return "-----BEGIN " + label + "-----\n" + base64.replaceAll("(.{64})", "$1\n") + "\n-----END " + label
                    + "-----\n";
        }
    }

    /// Reads all blocks.
    ///
    /// @throws IllegalArgumentException when one of them is cut off or damaged
    static Pem read(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var blocks = new ArrayList<Block>();
        var begin = BEGIN.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            var label = begin.group(1);
            int end = text.indexOf("-----END " + label + "-----", begin.end());
            if (end < 0 || BEGIN.matcher(text).region(begin.end(), end).find()) {
                throw new IllegalArgumentException("-----BEGIN " + label + "----- has no end");
            }
            blocks.add(block(label, text.substring(begin.end(), end)));
            at = end + 1;
        }
        if (CUT_OFF.matcher(text.substring(at)).find()) {
            throw new IllegalArgumentException("the file ends in the middle of a line");
        }
        return new Pem(blocks);
    }

    private static Block block(String label, String content) {
        boolean encrypted = label.startsWith("ENCRYPTED ");
        var base64 = new StringBuilder();
        for (var line : content.lines().map(String::strip).toList()) {
            if (HEADER.matcher(line).matches()) {
                encrypted |= line.contains("ENCRYPTED");
            } else {
                base64.append(line);
            }
        }
        return new Block(label, checked(label, base64.toString()), encrypted);
    }

    private static String checked(String label, String base64) {
        try {
            Base64.getDecoder().decode(base64);
            return base64;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("-----BEGIN " + label + "----- is damaged: " + e.getMessage(), e);
        }
    }

    List<Block> certificates() {
        return blocks.stream()
                .filter(block -> block.label().equals(CERTIFICATE))
                .toList();
    }

    List<Block> keys() {
        return blocks.stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
    }
}
