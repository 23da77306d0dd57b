package docket.cli;

import docket.cli.terminal.CliCommand;
import docket.cli.terminal.Failures;
import docket.cli.terminal.Surroundings;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;

/** All commands of {@code ./docket} that are the program's. Only the one that is called is made. */
public final class Commands {

    private static final int WIDTH = 110;

    private static final Map<String, Function<Surroundings, CliCommand>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("up", UpCommand::new);
        ALL.put("train", TrainCommand::new);
        ALL.put("replay-log", ReplayLogCommand::new);
        ALL.put("replay-budget", ReplayBudgetCommand::new);
        ALL.put("backup", BackupCommand::new);
        ALL.put("fsck", FsckCommand::new);
        ALL.put("rescore", RescoreCommand::new);
        ALL.put("what-if", WhatIfCommand::new);
        ALL.put("rebuild", RebuildCommand::new);
        ALL.put("log", LogCommand::new);
        ALL.put("master-key", MasterKeyCommand::new);
        ALL.put("restore", RestoreCommand::new);
    }

    private Commands() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Does what was typed.
     *
     * @param typed the command's name, and what came after it
     * @return the exit code: 0 done, 1 failed, 2 called wrongly
     */
    public static int run(Surroundings here, String... typed) {
        String name = typed.length == 0 ? "help" : typed[0];
        if (Set.of("help", "-h", "--help").contains(name)) {
            help(here.out());
            return CommandLine.ExitCode.OK;
        }
        Function<Surroundings, CliCommand> command = ALL.get(name);
        if (command == null) {
            here.err().println("docket: there is no command \"" + name + "\".");
            help(here.err());
            return CommandLine.ExitCode.USAGE;
        }
        return run(here, name, command.apply(here), Arrays.copyOfRange(typed, 1, typed.length));
    }

    /**
     * Does one command, also one that is not the program's.
     *
     * @param name what it is called by
     * @param typed after its name
     * @return the exit code: 0 done, 1 failed, 2 called wrongly
     */
    public static int run(Surroundings here, String name, CliCommand command, String... typed) {
        return ready(here, name, command).execute(typed);
    }

    /** Whoever types a command is told by it, and by libraries only what goes wrong. */
    public static void quieten() {
        LoggingSystem.get(Commands.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    private static CommandLine ready(Surroundings here, String name, CliCommand command) {
        return new CommandLine(command)
                .setCommandName("./docket " + name)
                .setUnmatchedOptionsArePositionalParams(command instanceof UpCommand)
                .setUsageHelpWidth(WIDTH)
                .setOut(writer(here.out()))
                .setErr(writer(here.err()))
                .setParameterExceptionHandler((failure, typed) -> Failures.misused(failure))
                .setExecutionExceptionHandler((failure, called, parsed) -> Failures.tell(here.err(), failure));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static void help(PrintStream out) {
        out.println("Usage: ./docket COMMAND");
        out.println();
        Surroundings nowhere = new Surroundings(Map.of(), out, out);
        ALL.forEach((name, command) -> out.printf(
                "  %-14s %s%n",
                name,
                ready(nowhere, name, command.apply(nowhere))
                        .getCommandSpec()
                        .usageMessage()
                        .description()[0]));
        out.println();
        out.println("./docket COMMAND --help says more of each.");
    }
}
