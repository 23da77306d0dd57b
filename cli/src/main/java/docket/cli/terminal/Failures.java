package docket.cli.terminal;

import docket.api.backup.BackupRefused;
import docket.api.boot.StartRefused;
import docket.api.settings.SettingRefused;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What a person is told where a command failed: a sentence, and a stack trace only where nobody foresaw it. */
public final class Failures {

    private Failures() {}

    /** @return the exit code */
    public static int tell(PrintStream err, Exception failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return tell(err, unchecked.getCause());
        }
        if (failure instanceof Refused refused) {
            err.println(refused.text(Locale.getDefault()));
            refused.errors().forEach(error -> err.println("  " + error.text(Locale.getDefault())));
        } else if (failure instanceof StartRefused || failure instanceof SettingRefused) {
            StartRefused.in(failure).ifPresent(told -> err.println(told.getMessage() + " " + told.action()));
        } else if (failure instanceof FileSystemException file) {
            err.println(sentence(file));
        } else if (failure instanceof SQLException) {
            err.println("The database failed: " + failure.getMessage());
        } else if (failure instanceof DataAccessException access) {
            err.println("The database failed: " + access.getMostSpecificCause().getMessage());
        } else if (isForeseen(failure)) {
            err.println(failure.getMessage());
        } else {
            err.println("It failed, and this is a mistake of the program:");
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /**
     * Says what was typed wrongly, and how the command is called. An unknown option comes first: what is missing may be
     * what it was meant for.
     *
     * @return the exit code
     */
    public static int misused(ParameterException failure) {
        CommandLine called = failure.getCommandLine();
        PrintWriter err = called.getErr();
        err.println(sentence(called, failure));
        called.usage(err);
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(CommandLine called, ParameterException failure) {
        List<String> unmatched = called.getUnmatchedArguments();
        Set<String> actions = called.getSubcommands().keySet();
        for (String argument : unmatched) {
            if (argument.startsWith("-")) {
                return "Unknown option: '" + argument + "'";
            }
        }
        if (!actions.isEmpty()) {
            String what = unmatched.isEmpty() ? "" : "There is no '" + unmatched.get(0) + "' in it. ";
            return what + "Say what " + called.getCommandName() + " is to do, one of: " + String.join(", ", actions);
        }
        return unmatched.isEmpty()
                ? String.valueOf(failure.getMessage()).replaceFirst("^Error: ", "")
                : "'" + unmatched.get(0) + "' is more than " + called.getCommandName() + " takes";
    }

    private static boolean isForeseen(Exception failure) {
        return failure.getMessage() != null
                && (failure instanceof CommandFailed
                        || failure instanceof BackupRefused
                        || failure instanceof IOException
                        || failure instanceof IllegalStateException);
    }

    private static String sentence(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "There is no file " + failure.getFile() + ".";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getFile() + " cannot be read or written: this user may not.";
        }
        return failure.getFile() + " cannot be read or written: "
                + (failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason()) + ".";
    }
}
