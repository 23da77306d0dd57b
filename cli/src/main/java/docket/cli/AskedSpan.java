package docket.cli;

import docket.cli.terminal.Numbers;
import docket.engine.order.LogSpan;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which part of the log is asked about; all that is numbered where they are left out. */
final class AskedSpan {

    @Option(
            names = "--from",
            paramLabel = "INDEX",
            description = "From this log index on (0).",
            converter = Numbers.LogIndex.class)
    private @Nullable Long from;

    @Option(
            names = "--to",
            paramLabel = "INDEX",
            description = "Up to, but without this one (the end of the log).",
            converter = Numbers.LogIndex.class)
    private @Nullable Long to;

    /** Whether it would end before it begins. */
    boolean isBackwards() {
        return from != null && to != null && to < from;
    }

    LogSpan in(DataSource database) {
        return LogSpan.of(database, from, to);
    }
}
