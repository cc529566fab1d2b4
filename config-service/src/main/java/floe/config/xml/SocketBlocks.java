package floe.config.xml;

import floe.mount.ListenSocket;
import floe.mount.MountName;
import floe.mount.TlsMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Reads the `<listen-socket>`s, or what old files have in their place: `<port>` and `<bind-address>` of the root.
/// A socket with a `<shoutcast-mount>` brings another one for SHOUTcast sources, on the next port.
final class SocketBlocks {
    private static final int LARGEST_PORT = 65535;
    private static final String ANY = "0.0.0.0";

    private final Findings findings;
    private final MountName shoutcastMount;
    private final List<ListenSocket> sockets = new ArrayList<>();
    private final HashMap<String, XmlElement> taken = new HashMap<>();
    private final List<Neighbour> neighbours = new ArrayList<>();

    /// A socket that nobody wrote down, and the element that asks for it.
    private record Neighbour(ListenSocket socket, XmlElement element) {}

    private SocketBlocks(MountName shoutcastMount, Findings findings) {
        this.shoutcastMount = shoutcastMount;
        this.findings = findings;
    }

    static List<ListenSocket> read(Block root, Findings findings) {
        var mount = root.value("shoutcast-mount", SocketBlocks::mount).orElse(ListenSocket.STREAM);
        var blocks = new SocketBlocks(mount, findings);
        root.all("listen-socket").forEach(blocks::add);
        if (blocks.sockets.isEmpty()) {
            var socket = ListenSocket.plain(address(root), blocks.port(root));
            blocks.sockets.add(socket.withShoutcast(false, mount));
        } else {
            root.scalar("port").ifPresent(it -> findings.warn(it, "is passed over: there are <listen-socket>s"));
            root.scalar("bind-address")
                    .ifPresent(it -> findings.warn(it, "is passed over: there are <listen-socket>s"));
        }
        blocks.neighbours.forEach(blocks::add);
        return blocks.sockets;
    }

    private void add(XmlElement element) {
        var block = Block.of(element, findings);
        if (element.attribute("type", "normal").equalsIgnoreCase("virtual")) {
            findings.warn(element, "of type 'virtual' is passed over: only roles and resources speak of it");
            return;
        }
        var ssl = tls(block, "ssl");
        var tls = tls(block, "tls");
        var own = block.value("shoutcast-mount", SocketBlocks::mount);
        var socket = ListenSocket.of(address(block), port(block), tls == TlsMode.OFF ? ssl : tls)
                .withSendBuffer(block.number("so-sndbuf"))
                .withProxies(block.flag("proxy-protocol"))
                .withShoutcast(block.flag("shoutcast-compat"), own.orElse(shoutcastMount));
        take(socket, element);
        if (own.isPresent() && !socket.icy()) {
            askForNeighbour(socket, element);
        }
    }

    private void take(ListenSocket socket, XmlElement element) {
        var other = taken.put(place(socket), element);
        if (other != null && socket.port() != 0) {
            findings.error(
                    element,
                    "port " + socket.port() + " at " + socket.address() + " is that of line "
                            + other.place().line() + " already");
        }
        sockets.add(socket);
    }

    private void askForNeighbour(ListenSocket socket, XmlElement element) {
        if (socket.port() == LARGEST_PORT) {
            findings.error(element, "has a <shoutcast-mount>, but there is no port after " + LARGEST_PORT);
            return;
        }
        int port = socket.port() == 0 ? 0 : socket.port() + 1;
        neighbours.add(new Neighbour(
                ListenSocket.of(socket.address(), port, neighbourly(socket.tls()))
                        .withSendBuffer(socket.sendBufferBytes())
                        .withProxies(socket.proxied())
                        .withShoutcast(true, socket.shoutcastMount()),
                element));
    }

    /// SHOUTcast's encoders speak plain, as they may with Icecast 2.4 beside a socket with TLS; unless the operator
    /// has said that nobody does.
    private static TlsMode neighbourly(TlsMode tls) {
        return switch (tls) {
            case OFF, UPGRADE -> TlsMode.OFF;
            case ON, AUTO -> TlsMode.AUTO;
            case AUTO_NO_PLAIN -> TlsMode.ON;
        };
    }

    private void add(Neighbour neighbour) {
        var socket = neighbour.socket();
        var other = socket.port() == 0 ? null : taken.get(place(socket));
        if (other == null) {
            taken.put(place(socket), neighbour.element());
            sockets.add(socket);
        } else {
            findings.warn(
                    neighbour.element(),
                    "would bring a socket for SHOUTcast sources at port " + socket.port() + ", but that is line "
                            + other.place().line() + "'s");
        }
    }

    private static String place(ListenSocket socket) {
        return socket.address() + " " + socket.port();
    }

    private int port(Block block) {
        int port = block.number("port");
        if (port == 0) {
            block.scalar("port").ifPresent(it -> findings.warn(it, "0 lets the system choose"));
        }
        return port;
    }

    private static String address(Block block) {
        return block.filledText("bind-address").orElse(ANY);
    }

    private static MountName mount(String text) {
        if (!MountName.isValid(text)) {
            throw new IllegalArgumentException(
                    Values.quoted(text) + " is no mount; wanted: a name that begins with a slash, as /stream");
        }
        return new MountName(text);
    }

    private TlsMode tls(Block block, String name) {
        return block.value(name, SocketBlocks::mode).orElse(TlsMode.OFF);
    }

    private static TlsMode mode(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "disabled" -> TlsMode.OFF;
            case "auto", "" -> TlsMode.AUTO;
            case "auto_no_plain" -> TlsMode.AUTO_NO_PLAIN;
            case "rfc2817" -> TlsMode.UPGRADE;
            case "rfc2818" -> TlsMode.ON;
            default -> flag(text) ? TlsMode.ON : TlsMode.OFF;
        };
    }

    private static boolean flag(String text) {
        try {
            return Values.flag(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", disabled, auto, auto_no_plain, rfc2817, rfc2818", e);
        }
    }
}
