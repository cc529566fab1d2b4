package floe.cli;

import floe.mount.ListenSocket;
import floe.mount.TlsMode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Public sockets other than those of the configuration.
final class DoorOptions {
    @Option(
            names = "--listen",
            split = ",",
            paramLabel = "[tls:|auto:]ADDR:PORT",
            converter = SocketConverter.class,
            description = "public sockets of this node, instead of the <listen-socket>s of icecast.xml; 'auto:' speaks"
                    + " TLS with those who do")
    private List<ListenSocket> listen = new ArrayList<>();

    @Option(
            names = "--take-over",
            description =
                    "open the public sockets also while another Floe of the same user has them, which is to leave:"
                            + " once it is told to, newcomers come here, and none is refused")
    private boolean takesOver;

    List<ListenSocket> sockets() {
        return List.copyOf(listen);
    }

    boolean takesOver() {
        return takesOver;
    }

    /// `ADDR:PORT`, `tls:ADDR:PORT` or `auto:ADDR:PORT`; an IPv6 address stands in brackets.
    static final class SocketConverter implements ITypeConverter<ListenSocket> {
        private static final String TLS = "tls:";
        private static final String AUTO = "auto:";

        @Override
        public ListenSocket convert(String text) {
            var tls = text.startsWith(TLS) ? TlsMode.ON : text.startsWith(AUTO) ? TlsMode.AUTO : TlsMode.OFF;
            var place = text.replaceFirst("^(" + TLS + "|" + AUTO + ")", "").strip();
            int colon = place.lastIndexOf(':');
            if (colon < 1 || !place.substring(colon + 1).matches("\\d{1,5}")) {
                throw new TypeConversionException("'" + text + "' is not ADDR:PORT, tls:ADDR:PORT or auto:ADDR:PORT");
            }
            var address = place.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
            int port = Ports.checked("--listen", Integer.parseInt(place.substring(colon + 1)));
            return ListenSocket.of(address, port, tls);
        }
    }
}
