package floe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What the user could have said better: one line, exit code 2.
final class WrongUse {
    private WrongUse() {}

    /// The value, or the complaint of a value that makes no sense, addressed to who typed it.
    static <T> T at(CommandSpec spec, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read the configuration file " + file);
        }
        return file;
    }
}
