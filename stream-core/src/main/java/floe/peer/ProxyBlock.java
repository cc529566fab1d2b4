package floe.peer;

import floe.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A [ProxyHeader] in version 2: binary, with entries after the addresses.
final class ProxyBlock {
    private static final int FIXED = 16;
    private static final int COMMAND = 12;
    private static final int FAMILY = 13;
    private static final int ENTRY_HEAD = 3;
    private static final int ENTRY_CRC32C = 0x03;
    private static final int ENTRY_SSL = 0x20;
    private static final int BY_SSL = 0x01;

    private final Bytes block;

    private ProxyBlock(Bytes block) {
        this.block = block;
    }

    /// @param block as long as it says itself
    static Optional<ProxyHeader> read(Bytes block) {
        return new ProxyBlock(block).read();
    }

    private Optional<ProxyHeader> read() {
        return switch (block.at(COMMAND)) {
            case 0x20 -> Optional.of(new ProxyHeader.Itself());
            case 0x21 -> behind();
            default -> Optional.empty();
        };
    }

    /// Of other families and protocols than TCP over IP the proxy may speak, but we do not know them: it counts itself.
    private Optional<ProxyHeader> behind() {
        return switch (block.at(FAMILY)) {
            case 0x11 -> behind(4);
            case 0x21 -> behind(16);
            case 0x00, 0x12, 0x22, 0x31, 0x32 -> Optional.of(new ProxyHeader.Itself());
            default -> Optional.empty();
        };
    }

    private Optional<ProxyHeader> behind(int addressBytes) {
        int ports = FIXED + 2 * addressBytes;
        int entries = ports + 4;
        if (block.length() < entries || !areSound(entries)) {
            return Optional.empty();
        }
        var address = Address.of(block.slice(FIXED, FIXED + addressBytes).toArray());
        int ssl = entry(entries, ENTRY_SSL);
        boolean tls = ssl > 0 && number(ssl - 2) > 0 && (block.at(ssl) & BY_SSL) != 0;
        return Optional.of(new ProxyHeader.Behind(new Peer(address, number(ports)), tls));
    }

    private boolean areSound(int entries) {
        int at = entries;
        while (at + ENTRY_HEAD <= block.length()) {
            at += ENTRY_HEAD + number(at + 1);
        }
        return at == block.length() && isUnharmed(entry(entries, ENTRY_CRC32C));
    }

    /// Where the value of the first such entry begins, behind its length; 0 when there is none.
    private int entry(int entries, int type) {
        for (int at = entries; at < block.length(); at += ENTRY_HEAD + number(at + 1)) {
            if (block.at(at) == type) {
                return at + ENTRY_HEAD;
            }
        }
        return 0;
    }

    /// Whether the checksum is right, if there is one; it is made with zeros in its own place.
    private boolean isUnharmed(int checksum) {
        if (checksum == 0) {
            return true;
        }
        if (number(checksum - 2) != Integer.BYTES) {
            return false;
        }
        var bytes = ByteBuffer.wrap(block.toArray());
        int said = bytes.getInt(checksum);
        bytes.putInt(checksum, 0);
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue() == said;
    }

    private int number(int at) {
        return block.at(at) << 8 | block.at(at + 1);
    }
}
