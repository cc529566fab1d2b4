package floe.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A password, in whatever dress that hides it from nobody.
record Secret(String password) {
    /// @param text each byte one character
    boolean isIn(String text) {
        return forms().stream().anyMatch(text::contains);
    }

    List<String> forms() {
        var hex = HexFormat.of().formatHex(bytes());
        return Stream.concat(
                        Stream.of(
                                password,
                                password.replace("&", "&amp;"),
                                URLEncoder.encode(password, StandardCharsets.UTF_8),
                                new String(password.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1),
                                hex,
                                HexFormat.of().withUpperCase().formatHex(bytes())),
                        IntStream.range(0, 3).mapToObj(this::inBase64))
                .toList();
    }

    private byte[] bytes() {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    /// What does not depend on the bytes around it.
    ///
    /// @param before how many there are since the last whole group of three
    private String inBase64(int before) {
        var padded = new byte[before + bytes().length];
        System.arraycopy(bytes(), 0, padded, before, bytes().length);
        int from = (before * 8 + 5) / 6;
        return Base64.getEncoder().encodeToString(padded).substring(from, padded.length * 8 / 6);
    }
}
