package docket.cli;

import docket.cli.client.DocketApi;
import docket.cli.replay.SampleRole;
import docket.cli.terminal.CliCommand;
import docket.cli.terminal.CommandFailed;
import docket.cli.terminal.Numbers;
import docket.cli.terminal.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that runs a log through the REST API of a running Docket. */
abstract class ReplayCommand extends CliCommand {

    @Parameters(paramLabel = "FILE", description = "Newline-delimited JSON, plain or gzipped: one case a line.")
    Path file;

    @Option(
            names = "--url",
            description = "Where Docket runs (${DEFAULT-VALUE}).",
            defaultValue = "http://localhost:8080")
    private String url;

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "How many cases at once (${DEFAULT-VALUE}).",
            defaultValue = "8",
            converter = Numbers.Positive.class)
    int clients;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Only the first N cases of the log.",
            converter = Numbers.Positive.class)
    int limit = Integer.MAX_VALUE;

    @Option(names = "--only", paramLabel = "CASE", description = "Only this case of the log.")
    @Nullable
    String only;

    @Option(names = "--verbose", description = "List without end: every excluded case, every mismatch.")
    boolean verbose;

    ReplayCommand(Surroundings here) {
        super(here);
    }

    /** The address of Docket, looked at before any work. */
    URI url() {
        try {
            URI docket = URI.create(url.replaceAll("/+$", ""));
            if (Set.of("http", "https").contains(String.valueOf(docket.getScheme())) && docket.getHost() != null) {
                return docket;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw misused("'" + url + "' is not an address of Docket, such as http://localhost:8080");
    }

    /** @throws CommandFailed where the sample people cannot work there */
    DocketApi api(URI docket) throws CommandFailed, InterruptedException {
        String password = here.settings().passwords().sample();
        if (password.isEmpty()) {
            throw new CommandFailed("Set DOCKET_SAMPLE_PASSWORD to the password of the sample people.");
        }
        DocketApi api = new DocketApi(docket, password);
        String problem = api.problem(SampleRole.EMPLOYEE.person());
        if (problem != null) {
            throw new CommandFailed(problem);
        }
        return api;
    }

    /** What to say where there is nothing to replay. */
    CommandFailed nothing(String cases) {
        return new CommandFailed(
                only == null
                        ? "No line of " + file + " is a case. Name a log of " + cases + ": JSON, one case a line."
                        : "No case of " + file + " is called " + only + ". Leave --only out to see those there are.");
    }
}
