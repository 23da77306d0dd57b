package docket.engine.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A part of the one order that never changes: the log indexes from {@code from} up to, but without, {@code to}. */
public record LogSpan(long from, long to) {

    private static final long WINDOW = 4_000;
    private static final String SIZE = "SELECT coalesce(max(log_index) + 1, 0) FROM docket.log_entry";

    /** Is told how far a walk along a span is, in entries. */
    public interface Progress {
        void at(long done, long all);
    }

    /** What is numbered now, and within the bounds; null bounds nothing. */
    public static LogSpan of(DataSource database, @Nullable Long from, @Nullable Long to) {
        long size = Objects.requireNonNull(new JdbcTemplate(database).queryForObject(SIZE, Long.class));
        long end = to == null ? size : Math.max(0, Math.min(to, size));
        return new LogSpan(from == null ? 0 : Math.max(0, Math.min(from, end)), end);
    }

    public long size() {
        return to - from;
    }

    /** The span in pieces that are small enough to be read at once, in order. */
    public List<LogSpan> windows() {
        List<LogSpan> windows = new ArrayList<>();
        for (long begin = from; begin < to; begin += WINDOW) {
            windows.add(new LogSpan(begin, Math.min(to, begin + WINDOW)));
        }
        return windows;
    }
}
