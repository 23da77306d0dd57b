package docket.engine.watch;

import docket.engine.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where work says that it begins and ends. It is reached like a logger, statically, and costs next to nothing while
 * nobody watches. Thread-safe; a work ends on the thread where it began, inner ones first.
 */
public final class Watch {

    public static final String OK = "ok";
    public static final String FAILED = "failed";

    private static final List<Watcher> WATCHERS = new CopyOnWriteArrayList<>();
    private static final Running UNSEEN = outcome -> {};

    /** Sees work begin. Must be quick and must not fail. */
    public interface Watcher {
        Running begin(Work work, String name);
    }

    /** Work that has begun. */
    public interface Running {
        /** @param outcome {@link #OK}, {@link #FAILED}, a refusal's code, or another word of a bounded number */
        void end(String outcome);

        default void end(@Nullable Throwable failure) {
            end(outcomeOf(failure));
        }
    }

    /** Lets the watcher see all work from now on, until the answer is closed. */
    public static AutoCloseable by(Watcher watcher) {
        WATCHERS.add(watcher);
        return () -> WATCHERS.remove(watcher);
    }

    public static Running begin(Work work, String name) {
        if (WATCHERS.isEmpty()) {
            return UNSEEN;
        }
        List<Running> watches = new ArrayList<>(2);
        WATCHERS.forEach(watcher -> watches.add(watcher.begin(work, name)));
        return outcome -> {
            for (int i = watches.size() - 1; i >= 0; i--) {
                watches.get(i).end(outcome);
            }
        };
    }

    /** Does the work between its beginning and its end. */
    public static <T extends @Nullable Object> T during(Work work, String name, Supplier<T> doing) {
        Running running = begin(work, name);
        try {
            T result = doing.get();
            running.end(OK);
            return result;
        } catch (RuntimeException | Error e) {
            running.end(e);
            throw e;
        }
    }

    public static String outcomeOf(@Nullable Throwable failure) {
        return failure == null
                ? OK
                : Refused.in(failure).map(refused -> refused.code().code()).orElse(FAILED);
    }

    private Watch() {}
}
