package docket.engine.scoring;

import docket.engine.scoring.ScoringResult.Failed;
import docket.engine.scoring.ScoringResult.Scored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores a case with the current model of its process, and what is asked for in a round. Whatever goes wrong becomes a {@link
 * Failed} that says what: nothing is thrown, no statement runs on the caller's connection, and nothing takes longer than the
 * budget. Thread-safe.
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
        List<ScoringResult> results = all(
                List.of(ModelNames.of(ModelNames.RETURN_RISK, process), ModelNames.RETURN_RISK),
                "the process " + process,
                List.of(facts),
                unfit);
        return results.get(0);
    }

    /**
     * Scores what is asked for in an allocation round with the current model of {@link ModelNames#USE_LIKELIHOOD}: all of it, or
     * the one result is why not.
     */
    public List<ScoringResult> scoreUse(List<Map<String, Fact>> asked) {
        return all(List.of(ModelNames.USE_LIKELIHOOD), "what is asked for in a round", asked, card -> Optional.empty());
    }

    private List<ScoringResult> all(
            List<String> names,
            String what,
            List<Map<String, Fact>> each,
            Function<Scorecard, Optional<String>> unfit) {
        long start = nanoTime.getAsLong();
        CurrentModel.Answer current = models.within(budget, names);
        CurrentModel.Problem problem = current.problem();
        Model model = current.model();
        if (model == null) {
            return problem == null
                    ? failed(null, Failed.NO_MODEL, "No model has been trained for " + what, start)
                    : failed(null, problem.reason(), problem.detail(), start);
        }
        try {
            Optional<String> misfit = unfit.apply(model.card());
            if (misfit.isPresent()) {
                return failed(model, Failed.UNFIT, misfit.get(), start);
            }
            String fallback = problem == null ? null : "last-known-model: " + problem.detail();
            List<ScoreRecord> scores =
                    each.stream().map(facts -> model.score(facts, fallback)).toList();
            long latencyMicros = microsSince(start);
            return problem == null && latencyMicros > budget.toNanos() / 1_000
                    ? failed(model, Failed.TIMEOUT, "The score took longer than " + budget.toMillis() + " ms", start)
                    : scores.stream()
                            .<ScoringResult>map(score -> new Scored(score.took(latencyMicros)))
                            .toList();
        } catch (RuntimeException e) {
            return failed(model, Failed.ERROR, e.toString(), start);
        }
    }

    private List<ScoringResult> failed(@Nullable Model model, String reason, String detail, long start) {
        return List.of(new Failed(model == null ? null : model.sha256(), reason, detail, microsSince(start)));
    }

    private long microsSince(long start) {
        return (nanoTime.getAsLong() - start) / 1_000;
    }
}
