package docket.engine.scoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers the current model of a name within a time budget. The source is read on a thread of its own, so that a failing or
 * slow read can neither harm nor hold the caller's transaction; while it fails, the model last seen is used, and the answer
 * says so. A new model is seen after {@code freshFor} at the latest. Thread-safe.
 */
public final class CurrentModel implements AutoCloseable {
    private final Supplier<List<Model>> source;
    private final LongSupplier nanoTime;
    private final long freshForNanos;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "docket-model-reader");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> reading;
    private volatile @Nullable ReadModels latestRead;

    /** @param source the newest version of each name */
    public CurrentModel(Supplier<List<Model>> source, LongSupplier nanoTime, Duration freshFor) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.freshForNanos = freshFor.toNanos();
    }

    /** The model, or null where there is none; and what went wrong with the latest read, if anything did. */
    record Answer(@Nullable Model model, @Nullable Problem problem) {}

    record Problem(String reason, String detail) {}

    private record ReadModels(Map<String, Model> byName, long atNanos) {
        @Nullable
        Model first(List<String> names) {
            return names.stream()
                    .map(byName::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param names the first of them of which there is a model counts */
    Answer within(Duration budget, List<String> names) {
        Problem problem = isFresh() ? null : read(budget);
        ReadModels last = latestRead;
        return new Answer(last == null ? null : last.first(names), problem);
    }

    /** Begins to read the source, so that the first score need not wait for it. Failing here harms nothing. */
    public void readAhead() {
        startReading();
    }

    /** Makes the next score read the source again. */
    public void refresh() {
        ReadModels last = latestRead;
        if (last != null) {
            latestRead = new ReadModels(last.byName(), last.atNanos() - freshForNanos - 1);
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }

    private boolean isFresh() {
        ReadModels last = latestRead;
        return last != null && nanoTime.getAsLong() - last.atNanos() <= freshForNanos;
    }

    private @Nullable Problem read(Duration budget) {
        try {
            startReading().get(budget.toNanos(), TimeUnit.NANOSECONDS);
            return null;
        } catch (TimeoutException e) {
            return new Problem(
                    ScoringResult.Failed.TIMEOUT, "The model was not read within " + budget.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Problem(ScoringResult.Failed.ERROR, "The model could not be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Problem(ScoringResult.Failed.ERROR, "Interrupted while the model was read");
        }
    }

    private synchronized Future<?> startReading() {
        Future<?> current = reading;
        if (current == null || current.isDone()) {
            current = reader.submit(() -> {
                Map<String, Model> byName = source.get().stream()
                        .collect(Collectors.toMap(model -> model.card().name(), model -> model));
                latestRead = new ReadModels(byName, nanoTime.getAsLong());
            });
            reading = current;
        }
        return current;
    }
}
