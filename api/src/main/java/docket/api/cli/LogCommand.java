package docket.api.cli;

import docket.engine.proof.LogFiles;
import docket.engine.proof.LogUpkeep;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./docket log}: what a person does about the log: another key, going on after a restore, another log. */
public final class LogCommand implements CliCommand {

    private static final String USAGE = """
            Usage: ./docket log rotate
                     another key signs from the next checkpoint on; the one there was is gone
                   ./docket log resume CHECKPOINT
                     after a restore: this file has the newest checkpoint that anybody holds; sign on from it
                   ./docket log begin
                     another log, with a key and a name of its own, where the former one cannot go on
            Docket may be running. DOCKET_DATA, DOCKET_LOG_FOLDER and DOCKET_LOG_KEY_FILE are those of ./docket up.
            """;

    private final Map<String, String> environment;
    private final PrintStream out;

    public LogCommand() {
        this(System.getenv(), System.out);
    }

    LogCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "Another key for the log, or going on after a restore";
    }

    @Override
    public int run(String[] args) {
        LogUpkeep log = new LogUpkeep(LogFiles.in(environment));
        try {
            Arguments arguments = Arguments.parse(args, Set.of(), Set.of("--help"));
            if (arguments.flag("--help") || args.length == 0) {
                out.print(USAGE);
                return args.length == 0 ? 2 : 0;
            }
            switch (args[0] + "/" + args.length) {
                case "rotate/1" ->
                    out.println("From the next checkpoint on this key signs: " + log.rotate()
                            + "\nThe program records it. Give it to whoever verifies.");
                case "resume/2" ->
                    out.println("The log goes on from " + log.resume(Path.of(args[1]))
                            + " entries, if the order still leads there; health says so otherwise.");
                case "begin/1" ->
                    out.println(
                            "Another log was begun, under the key "
                                    + log.begin(
                                            environment.getOrDefault("DOCKET_AGENCY", "docket.example"), Instant.now())
                                    + "\nThe program records it. Whoever holds a checkpoint of the former one has to be told why.");
                default -> throw new Arguments.Misused("There is no ./docket log " + String.join(" ", args));
            }
            return 0;
        } catch (Arguments.Misused e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        } catch (Refused e) {
            out.println(
                    e.code() == RefusalCode.INVALID_REQUEST
                            ? "There is no checkpoint of this log in " + args[1] + ", or only one that is older than"
                                    + " what is known here. Nothing was changed."
                            : e.text(Locale.ENGLISH));
            return 1;
        } catch (FileSystemException e) {
            out.println(
                    e.getFile() + " cannot be read or written (" + e.getClass().getSimpleName() + ")");
            return 1;
        } catch (IOException | IllegalStateException e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}
