package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./docket up}: how it is called. What starts the program does not ask it otherwise, which is faster. */
@Command(
        description = "Build what is not built, start, and print where to go. Ctrl-C stops it.",
        footer = {
            "",
            "What is set is set by environment variables: ./docket help has the main ones, docs/operations.md all.",
            "Ends with 3 where the start is refused, such as on a port that another program has, or where another",
            "Docket runs on the data folder."
        })
public final class UpCommand extends CliCommand implements Callable<Integer> {

    private static final Pattern SETTING = Pattern.compile("--[a-z][\\w-]*(\\.[\\w\\[\\]-]+)+(=.*)?", Pattern.DOTALL);

    @Parameters(
            arity = "0..*",
            paramLabel = "--NAME=VALUE",
            description = "A setting of Spring Boot, such as --server.address=127.0.0.1.")
    private List<String> settings = List.of();

    public UpCommand(Surroundings here) {
        super(here);
    }

    /** Whether the program may be started with these. */
    public static boolean areSettings(String... arguments) {
        return Arrays.stream(arguments).allMatch(UpCommand::isSetting);
    }

    private static boolean isSetting(String argument) {
        return SETTING.matcher(argument).matches();
    }

    @Override
    public Integer call() {
        for (String other : settings) {
            if (!isSetting(other)) {
                throw misused((other.startsWith("-") ? "Unknown option: '" : "Did not expect '") + other + "'");
            }
        }
        return 0;
    }
}
