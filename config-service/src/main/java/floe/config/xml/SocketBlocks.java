package floe.config.xml;

import floe.mount.ListenSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Reads the `<listen-socket>`s, or what old files have in their place: `<port>` and `<bind-address>` of the root.
final class SocketBlocks {
    private static final int ICECASTS_PORT = 8000;
    private static final int LARGEST_SEND_BUFFER = 16 * 1024 * 1024;
    private static final String ANY = "0.0.0.0";

    private final Findings findings;
    private final List<ListenSocket> sockets = new ArrayList<>();
    private final HashMap<String, XmlElement> taken = new HashMap<>();

    private SocketBlocks(Findings findings) {
        this.findings = findings;
    }

    static List<ListenSocket> read(Block root, Findings findings) {
        var blocks = new SocketBlocks(findings);
        var elements = root.all("listen-socket");
        elements.forEach(blocks::add);
        if (blocks.sockets.isEmpty()) {
            int port = blocks.port(root);
            blocks.sockets.add(new ListenSocket(address(root), port, false, 0));
        } else {
            root.scalar("port").ifPresent(it -> findings.warn(it, "is passed over: there are <listen-socket>s"));
            root.scalar("bind-address")
                    .ifPresent(it -> findings.warn(it, "is passed over: there are <listen-socket>s"));
        }
        return blocks.sockets;
    }

    private void add(XmlElement element) {
        var block = Block.of(element, findings);
        if (element.attributes().getOrDefault("type", "normal").equals("virtual")) {
            findings.warn(element, "of type 'virtual' is not supported yet; passed over");
            return;
        }
        int port = port(block);
        boolean ssl = tls(block, "ssl");
        boolean tls = tls(block, "tls") || ssl;
        int sendBuffer = block.number("so-sndbuf", 0, LARGEST_SEND_BUFFER, 0);
        var socket = new ListenSocket(address(block), port, tls, sendBuffer);
        block.leave();
        var other = taken.put(socket.address() + " " + port, element);
        if (other != null && port != 0) {
            findings.error(
                    element,
                    "port " + port + " at " + socket.address() + " is that of line "
                            + other.place().line() + " already");
        }
        sockets.add(socket);
    }

    private int port(Block block) {
        int port = block.number("port", 0, 65535, ICECASTS_PORT);
        if (port == 0) {
            block.scalar("port").ifPresent(it -> findings.warn(it, "0 lets the system choose"));
        }
        return port;
    }

    private static String address(Block block) {
        return block.filledText("bind-address").orElse(ANY);
    }

    private boolean tls(Block block, String name) {
        var element = block.scalar(name);
        if (element.isEmpty()) {
            return false;
        }
        return switch (element.get().text().strip().toLowerCase(Locale.ROOT)) {
            case "disabled" -> false;
            case "rfc2818", "auto_no_plain" -> true;
            case "auto", "" -> {
                findings.warn(element.get(), "'auto' means TLS from the first byte here");
                yield true;
            }
            case "rfc2817" -> {
                findings.warn(
                        element.get(), "'rfc2817' (an upgrade within HTTP) is not supported: the socket is plain");
                yield false;
            }
            default -> block.value(element.get(), SocketBlocks::tlsFlag).orElse(false);
        };
    }

    private static boolean tlsFlag(String text) {
        try {
            return Values.flag(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", disabled, auto, auto_no_plain, rfc2817, rfc2818", e);
        }
    }
}
