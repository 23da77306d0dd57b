package docket.api.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs PostgreSQL's programs. They refuse to be root, and to be a user whom the machine has no name for, as containers
 * often have: for those they run in a user namespace, as its nobody.
 */
final class Shell {

    /** The users whom PostgreSQL refuses; Java's name of a user without one is a question mark. */
    private static final Set<String> REFUSED = Set.of("root", "?");

    private final Path programs;
    private final Path output;

    /**
     * Makes a shell.
     *
     * @param programs the folder of the programs
     * @param output the file that receives what they say
     */
    Shell(Path programs, Path output) {
        this.programs = programs;
        this.output = output;
    }

    /** Runs one program to its end and tells whether it succeeded. */
    boolean run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (REFUSED.contains(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + program, e);
        }
    }

    /** Runs one program as {@link #run} does, but its failure stops the start and shows the program's last words. */
    void mustRun(String program, List<String> arguments) throws IOException {
        if (!run(program, arguments)) {
            throw new StartRefused(
                    "The embedded PostgreSQL's " + program + " failed:\n" + lastWords(),
                    "Read " + output + "; or set DOCKET_DB_URL to a PostgreSQL of your own.");
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
