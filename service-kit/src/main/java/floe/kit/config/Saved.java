package floe.kit.config;

import com.fasterxml.jackson.databind.JsonNode;
import floe.mount.ClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/// The last good snapshot as it lies on the disk, with the role that it was cut for and a SHA-256 over both.
public sealed interface Saved {
    /// Nothing was ever saved there.
    record Nothing() implements Saved {}

    /// There is a file, but not one to start from.
    record Refused(String why) implements Saved {}

    record Good(ClusterConfig config) implements Saved {}

    /// Replaces what was saved. Only its owner may read the file.
    static void write(Path file, Role role, ClusterConfig config) throws IOException {
        var content = ConfigJson.tree(new Content(role, config));
        var whole = new LinkedHashMap<String, Object>();
        whole.put("sha256", checksum(content));
        whole.put("content", content);
        PrivateFile.write(file, ConfigJson.bytes(whole));
    }

    static Saved read(Path file, Role role) {
        if (!Files.exists(file)) {
            return new Nothing();
        }
        try {
            return checked(ConfigJson.tree(Files.readAllBytes(file)), role);
        } catch (IOException | RuntimeException e) {
            return new Refused("it cannot be read: " + e.getMessage());
        }
    }

    private static Saved checked(JsonNode whole, Role role) throws IOException {
        var content = whole.path("content");
        if (!whole.path("sha256").asText().equals(checksum(content))) {
            return new Refused("its checksum does not fit: it is damaged");
        }
        var saved = ConfigJson.record(content, Content.class);
        return saved.role() == role
                ? new Good(saved.config())
                : new Refused("it was saved for the role " + saved.role());
    }

    private static String checksum(JsonNode content) {
        return sha256(ConfigJson.bytes(content));
    }

    /// SHA-256 of some bytes, hex.
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /// What the checksum is over.
    ///
    /// @param role whose part of the configuration it is
    record Content(Role role, ClusterConfig config) {}
}
