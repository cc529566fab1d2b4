package floe.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// Which Floe this is, and on what it runs.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"floe " + ofThisBuild() + " (Java " + Runtime.version() + ")"};
    }

    static String ofThisBuild() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpacked");
    }
}
