package floe.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A running Floe, started by the launcher as an operator starts it: one process, on free ports of the loopback.
final class FloeNode implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration START = Duration.ofSeconds(60);

    private final String name;
    private final Place place;
    private final Child child;
    private final int port;
    private final int tlsPort;
    private final int managementPort;
    private final List<String> command;
    private final Path folder;

    private FloeNode(
            String name, Place place, Path folder, int port, int tlsPort, int managementPort, List<String> command) {
        this.name = name;
        this.place = place;
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
        this.managementPort = managementPort;
        this.command = List.copyOf(command);
        this.child = Child.start(
                name,
                Workshop.made(folder).resolve("log.txt"),
                Map.of("FLOE_BUILD", "never", "HOME", folder.toString()),
                place.command(command));
    }

    /// All roles in one process.
    ///
    /// @param options what follows `./floe run`, for example `-c` and a file
    static FloeNode runAlone(Path folder, List<String> options) {
        return start("run", "run", folder, options);
    }

    /// All roles in one process, on the sockets of a file: plain, TLS, and after the plain one SHOUTcast's.
    ///
    /// @param shoutcastMount what SHOUTcast sources feed, who cannot say
    static FloeNode runWithShoutcast(Path folder, String shoutcastMount) {
        int port = Ports.freePair();
        int tlsPort = Ports.free();
        int managementPort = Ports.free();
        var xml = IcecastXml.create(folder, List.of());
        xml.replaceBy(xml.onSockets(port, tlsPort, shoutcastMount));
        var command = new ArrayList<>(List.of(Workshop.launcher().toString(), "run"));
        command.addAll(List.of("-c", xml.file().toString()));
        command.addAll(List.of("--state", folder.resolve("state").toString()));
        command.addAll(List.of("--management-port", Integer.toString(managementPort)));
        return new FloeNode("run", Place.HERE, folder, port, tlsPort, managementPort, command);
    }

    /// @param role as on the command line
    /// @param folder for its state and its log; a second start with the same one finds what the first one left
    static FloeNode start(String role, String name, Path folder, List<String> options) {
        return start(role, name, Place.HERE, folder, options);
    }

    /// @param place where it runs
    static FloeNode start(String role, String name, Place place, Path folder, List<String> options) {
        int port = Ports.free();
        int tlsPort = Ports.free();
        int managementPort = Ports.free();
        var command = new ArrayList<>(List.of(Workshop.launcher().toString(), role));
        command.addAll(options);
        command.addAll(List.of("--state", folder.resolve("state").toString()));
        command.addAll(List.of("--management-port", Integer.toString(managementPort)));
        command.addAll(List.of("--management-address", place.address()));
        command.addAll(List.of("--name", name));
        if (!role.equals("config")) {
            command.addAll(
                    List.of("--listen", place.address() + ":" + port + ",tls:" + place.address() + ":" + tlsPort));
        }
        return new FloeNode(name, place, folder, port, tlsPort, managementPort, command);
    }

    /// The same once more, after its end: same name, same folder, same ports.
    FloeNode again() {
        return new FloeNode(name, place, folder, port, tlsPort, managementPort, command);
    }

    /// Another one that takes these sockets over, and has everything else to itself. It is not ready yet.
    FloeNode successor(String successorName) {
        var itsFolder = folder.resolve(successorName);
        int itsManagementPort = Ports.free();
        var itsCommand = new ArrayList<>(command);
        itsCommand.add("--take-over");
        set(itsCommand, "--name", successorName);
        set(itsCommand, "--state", itsFolder.resolve("state").toString());
        set(itsCommand, "--management-port", Integer.toString(itsManagementPort));
        return new FloeNode(successorName, place, itsFolder, port, tlsPort, itsManagementPort, itsCommand);
    }

    private static void set(List<String> words, String option, String value) {
        words.set(words.indexOf(option) + 1, value);
    }

    FloeNode awaitReady() {
        awaitReady(START);
        return this;
    }

    /// Returns how long it took from now.
    Duration awaitReady(Duration patience) {
        try {
            return Await.until(name + " is ready", patience, () -> {
                if (!child.isAlive()) {
                    throw new AssertionError(name + " ended");
                }
                return health() == 200;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + child.lastWords(), e);
        }
    }

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    Child process() {
        return child;
    }

    Path folder() {
        return folder;
    }

    String log() {
        return child.log();
    }

    /// A value of `/metrics`: the first sample whose line begins so.
    OptionalDouble metric(String lineStart) {
        return ask("/metrics")
                .lines()
                .filter(line -> line.startsWith(lineStart))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    /// The head of the reply to a request for the mount, without listening on.
    String replyHead(String mount) {
        try (var listener = Listener.tune(this, mount)) {
            return listener.awaitHead(Duration.ofSeconds(10));
        }
    }

    /// The status of `/health/ready`; 0 while nobody answers.
    int health() {
        return status("/health/ready");
    }

    private int status(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private String ask(String path) {
        try {
            return get(path).body();
        } catch (IOException gone) {
            return "";
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://" + place.address() + ":" + managementPort + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
