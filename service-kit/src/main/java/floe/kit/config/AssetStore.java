package floe.kit.config;

import floe.mount.Asset;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// Files by their content: a folder in which each file is named by its own SHA-256. All methods block.
public final class AssetStore {
    private final Path folder;

    private AssetStore(Path folder) {
        this.folder = folder;
    }

    /// The store of a node with this state directory.
    public static AssetStore in(Path state) {
        return new AssetStore(state.resolve("assets"));
    }

    /// Takes a copy of `file` under the name `path`.
    ///
    /// @throws IOException when it can't be read or is larger than [ConfigWords#LARGEST_ASSET]
    public Asset adopt(String path, Path file) throws IOException {
        var temporary = PrivateFile.temporaryBeside(folder.resolve("new"));
        try (var input = new DigestInputStream(Files.newInputStream(file), sha256())) {
            long size = copyBounded(input, temporary);
            var hash = HexFormat.of().formatHex(input.getMessageDigest().digest());
            PrivateFile.moveInto(folder.resolve(hash), temporary);
            return new Asset(path, hash, size);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Takes this content under the name `path`.
    ///
    /// @throws IOException when it can't be written or is larger than [ConfigWords#LARGEST_ASSET]
    public Asset keep(String path, Buffer content) throws IOException {
        if (content.length() > ConfigWords.LARGEST_ASSET) {
            throw new IOException("larger than 64 MiB");
        }
        var asset = new Asset(path, Saved.sha256(content.getBytes()), content.length());
        save(asset, content);
        return asset;
    }

    private static long copyBounded(InputStream input, Path target) throws IOException {
        try (var output = Files.newOutputStream(target)) {
            var chunk = new byte[ConfigWords.PIECE_BYTES];
            long size = 0;
            for (int n = input.read(chunk); n >= 0; n = input.read(chunk)) {
                size += n;
                if (size > ConfigWords.LARGEST_ASSET) {
                    throw new IOException("larger than 64 MiB");
                }
                output.write(chunk, 0, n);
            }
            return size;
        }
    }

    /// Whether a file of this name and length lies here; not verified.
    boolean holds(Asset asset) throws IOException {
        var file = folder.resolve(asset.sha256());
        return Files.isRegularFile(file) && Files.size(file) == asset.size();
    }

    /// The whole file, if it lies here and is what its name says; a damaged one is thrown away.
    public Optional<Buffer> read(Asset asset) throws IOException {
        var file = folder.resolve(asset.sha256());
        if (!holds(asset)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(file);
        if (!Saved.sha256(bytes).equals(asset.sha256())) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        return Optional.of(Buffer.buffer(bytes));
    }

    /// A piece of a file, at most [ConfigWords#PIECE_BYTES] from `offset` on, not verified; empty when the file isn't
    /// here or ends before.
    public Optional<Buffer> piece(ConfigWords.Piece piece) throws IOException {
        var file = folder.resolve(piece.sha256());
        if (!piece.sha256().matches("[0-9a-f]{64}") || !Files.isRegularFile(file) || piece.offset() < 0) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file)) {
            int size = Math.clamp(channel.size() - piece.offset(), 0, ConfigWords.PIECE_BYTES);
            var bytes = new byte[size];
            var target = ByteBuffer.wrap(bytes);
            long at = piece.offset();
            while (target.hasRemaining()) {
                int n = channel.read(target, at);
                if (n < 0) {
                    return Optional.empty();
                }
                at += n;
            }
            return size == 0 ? Optional.empty() : Optional.of(Buffer.buffer(bytes));
        }
    }

    /// Keeps a file that was fetched and verified.
    void save(Asset asset, Buffer content) throws IOException {
        PrivateFile.write(folder.resolve(asset.sha256()), content.getBytes());
    }

    /// Throws away what came before `cutoff`, except these files. Younger ones may be somebody's who shares the
    /// folder and has not published them yet.
    ///
    /// @param hashes SHA-256, hex
    public void keepOnly(Set<String> hashes, Instant cutoff) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, file -> isNoneOf(hashes, file) && isOlder(file, cutoff))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isNoneOf(Set<String> hashes, Path file) {
        var name = file.getFileName().toString();
        return name.matches("[0-9a-f]{64}") && !hashes.contains(name);
    }

    private static boolean isOlder(Path file, Instant cutoff) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(cutoff);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
