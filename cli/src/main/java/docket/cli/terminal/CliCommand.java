package docket.cli.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** One command of {@code ./docket}. It runs before and without Spring. */
public abstract class CliCommand {

    protected final Surroundings here;
    protected final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "This text.")
    private boolean help;

    protected CliCommand(Surroundings here) {
        this.here = here;
        this.out = here.out();
    }

    /**
     * The same file, if it can be read.
     *
     * @throws IOException that says why not
     */
    protected static Path readable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        Files.newInputStream(file).close();
        return file;
    }

    /**
     * Looks before a long work whether its result can be written.
     *
     * @throws CommandFailed where there is no folder for the file
     */
    protected static void writable(@Nullable Path file) throws CommandFailed {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandFailed(
                    "There is no folder " + folder + " to write " + file + " into. Make it, or name another.");
        }
    }

    /** To be thrown where it was called wrongly: the message is told with how it is called. */
    protected ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
