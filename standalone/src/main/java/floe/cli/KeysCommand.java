package floe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `floe keys`: the keys of a cluster's event bus.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the keys of a cluster: a certificate authority of its own, and a certificate that it signed.",
            "With hosts, each gets a folder of its own in DIR. What is there already stays, so that hosts can be added.",
            ""
        },
        footer = {
            "",
            "Copy a host's folder (ca.pem, node.pem, node-key.pem) to the host and start its nodes with --keys FOLDER.",
            "DIR/ca-key.pem can make new members: keep it off the hosts."
        })
final class KeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "where to put them")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "HOST", description = "hosts to make a folder for (default: one for all)")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--tls",
            split = ",",
            paramLabel = "NAME",
            description = "also a self-signed certificate for public sockets under these host names: DIR/tls.pem, for a"
                    + " try")
    private List<String> tls = new ArrayList<>();

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        var names = WrongUse.at(spec, this::checkedHosts);
        var authority = ClusterAuthority.in(folder.toAbsolutePath());
        if (names.isEmpty()) {
            say(authority.issue("node", authority.folder()));
        }
        for (var host : names) {
            say(authority.issue(host, authority.folder().resolve(host)));
        }
        var pem = authority.folder().resolve(Sample.TLS_PEM);
        if (!tls.isEmpty() && !Files.exists(pem)) {
            PrivateFiles.write(pem, Certificates.selfSigned(tls));
        }
        return 0;
    }

    private List<String> checkedHosts() {
        for (var host : Stream.concat(hosts.stream(), tls.stream()).toList()) {
            if (!host.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,252}")) {
                throw new IllegalArgumentException("no host name: '" + host + "'");
            }
        }
        return hosts;
    }

    private void say(ClusterAuthority.Issued issued) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((issued.isNew() ? "made " : "kept ") + issued.folder() + ": start nodes with --keys "
                + issued.folder());
        out.flush();
    }
}
