package docket.engine.scoring;

import docket.engine.scoring.ScoringResult.Failed;
import docket.engine.scoring.ScoringResult.Scored;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores a case with the current model of its process. Whatever goes wrong becomes a {@link Failed} that says what: nothing is thrown,
 * no statement runs on the caller's connection, and nothing takes longer than the budget. Thread-safe.
 */
public final class ScoringService {
    private final CurrentModel models;
    private final Duration budget;
    private final LongSupplier nanoTime;

    /** @param nanoTime {@code System::nanoTime} outside tests */
    public ScoringService(CurrentModel models, Duration budget, LongSupplier nanoTime) {
        this.models = models;
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /** @param unfit why a card must not score the case, if so */
    public ScoringResult score(String process, Map<String, Fact> facts, Function<Scorecard, Optional<String>> unfit) {
        long start = nanoTime.getAsLong();
        CurrentModel.Answer current = models.within(budget, process);
        CurrentModel.Problem problem = current.problem();
        Model model = current.model();
        if (model == null) {
            return problem == null
                    ? failed(null, Failed.NO_MODEL, "No model has been trained for the process " + process, start)
                    : failed(null, problem.reason(), problem.detail(), start);
        }
        try {
            Optional<String> misfit = unfit.apply(model.card());
            if (misfit.isPresent()) {
                return failed(model, Failed.UNFIT, misfit.get(), start);
            }
            ScoreRecord score = model.score(facts, problem == null ? null : "last-known-model: " + problem.detail());
            long latencyMicros = microsSince(start);
            return problem == null && latencyMicros > budget.toNanos() / 1_000
                    ? failed(model, Failed.TIMEOUT, "The score took longer than " + budget.toMillis() + " ms", start)
                    : new Scored(score.took(latencyMicros));
        } catch (RuntimeException e) {
            return failed(model, Failed.ERROR, e.toString(), start);
        }
    }

    private Failed failed(@Nullable Model model, String reason, String detail, long start) {
        return new Failed(model == null ? null : model.sha256(), reason, detail, microsSince(start));
    }

    private long microsSince(long start) {
        return (nanoTime.getAsLong() - start) / 1_000;
    }
}
