package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;

/** A command as somebody types it. */
final class Called {

    private Called() {}

    /** @return its exit code; what it says to either stream is written to one */
    static int with(
            Map<String, String> environment, ByteArrayOutputStream written, String command, String... arguments) {
        PrintStream both = new PrintStream(written, true, UTF_8);
        return Commands.run(
                new Surroundings(environment, both, both),
                Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
    }
}
