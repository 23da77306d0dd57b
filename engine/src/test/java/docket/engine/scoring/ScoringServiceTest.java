package docket.engine.scoring;

import static docket.engine.scoring.GoldenCard.fact;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.scoring.ScoringResult.Failed;
import docket.engine.scoring.ScoringResult.Scored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringServiceTest {
    private static final Duration BUDGET = Duration.ofMillis(200);
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final Map<String, Fact> FACTS = Map.of("organization", fact("welfare"));

    private static final Function<Scorecard, Optional<String>> FITS = card -> Optional.empty();

    private final Model model = GoldenCard.model();
    private final AtomicLong nanos = new AtomicLong(7_000_000_000L);
    private final AtomicReference<List<Model>> models = new AtomicReference<>(List.of(model));
    private final AtomicReference<Supplier<List<Model>>> source = new AtomicReference<>(models::get);
    private final AtomicInteger reads = new AtomicInteger();
    private final CurrentModel current = new CurrentModel(
            () -> {
                reads.incrementAndGet();
                return source.get().get();
            },
            nanos::get,
            FRESH_FOR);
    private final ScoringService service = new ScoringService(current, BUDGET, nanos::get);

    @AfterEach
    void close() {
        current.close();
    }

    @Test
    void scores_with_the_current_model() {
        assertThat(service.score("document-approval", FACTS, FITS)).isEqualTo(new Scored(model.score(FACTS, null)));
    }

    @Test
    void what_is_asked_for_in_a_round_is_scored_by_a_model_of_its_own_or_not_at_all() {
        assertThat(service.scoreUse(List.of(FACTS, FACTS)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Failed.NO_MODEL));

        Model ofUse = Model.of(model.card().as(ModelNames.USE_LIKELIHOOD, 1));
        models.set(List.of(model, ofUse));
        current.refresh();

        assertThat(service.scoreUse(List.of(FACTS, Map.of())))
                .containsExactly(new Scored(ofUse.score(FACTS, null)), new Scored(ofUse.score(Map.of(), null)));
    }

    @Test
    void a_process_is_scored_by_its_own_model_and_others_by_the_one_for_every_process() {
        Model own = Model.of(of(model.card(), "chair-request"));
        models.set(List.of(model, own));

        assertThat(scoredBy("chair-request")).isEqualTo(own.sha256());
        assertThat(scoredBy("document-approval")).isEqualTo(model.sha256());

        models.set(List.of(own));
        current.refresh();
        assertThat(service.score("document-approval", FACTS, FITS))
                .isEqualTo(new Failed(
                        null, Failed.NO_MODEL, "No model has been trained for the process document-approval", 0));
    }

    @Test
    void a_model_that_does_not_fit_the_form_scores_nothing_and_the_record_says_why() {
        assertThat(service.score("document-approval", FACTS, card -> Optional.of("there is no such field")))
                .isEqualTo(new Failed(model.sha256(), Failed.UNFIT, "there is no such field", 0));
    }

    private String scoredBy(String process) {
        return ((Scored) service.score(process, FACTS, FITS)).score().modelSha256();
    }

    private static Scorecard of(Scorecard card, String process) {
        return new Scorecard(
                card.format(),
                ModelNames.of(ModelNames.RETURN_RISK, process),
                card.version(),
                process,
                card.intendedUse(),
                card.limits(),
                card.schema(),
                card.schemaSha256(),
                card.base(),
                card.features(),
                card.threshold(),
                card.withheld(),
                card.trainingData(),
                card.evaluation());
    }

    @Test
    void records_how_long_it_took() {
        ScoringService slowClock = new ScoringService(current, BUDGET, () -> nanos.getAndAdd(1_234_000));

        assertThat(((Scored) slowClock.score("document-approval", FACTS, FITS))
                        .score()
                        .latencyMicros())
                .isEqualTo(1_234);
    }

    @Test
    void says_that_there_is_no_model_yet() {
        source.set(List::of);

        assertThat(service.score("document-approval", FACTS, FITS))
                .isEqualTo(new Failed(
                        null, Failed.NO_MODEL, "No model has been trained for the process document-approval", 0));
    }

    @Test
    void says_that_the_model_cannot_be_read() {
        source.set(() -> {
            throw new IllegalStateException("connection refused");
        });

        Failed failed = (Failed) service.score("document-approval", FACTS, FITS);

        assertThat(failed.reason()).isEqualTo(Failed.ERROR);
        assertThat(failed.detail()).contains("connection refused");
    }

    @Test
    void gives_up_when_the_model_is_not_read_within_the_budget() {
        CountDownLatch never = new CountDownLatch(1);
        source.set(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        Failed failed = (Failed) service.score("document-approval", FACTS, FITS);

        assertThat(failed.reason()).isEqualTo(Failed.TIMEOUT);
        assertThat(failed.detail()).isEqualTo("The model was not read within 200 ms");
    }

    @Test
    void gives_up_on_a_score_that_took_longer_than_the_budget() {
        service.score("document-approval", FACTS, FITS);
        ScoringService slowClock = new ScoringService(current, BUDGET, () -> nanos.getAndAdd(300_000_000));

        Failed failed = (Failed) slowClock.score("document-approval", FACTS, FITS);

        assertThat(failed.reason()).isEqualTo(Failed.TIMEOUT);
        assertThat(failed.model()).isEqualTo(model.sha256());
        assertThat(failed.latencyMicros()).isGreaterThan(200_000);
    }

    @Test
    void falls_back_on_the_model_last_seen_and_says_so() {
        service.score("document-approval", FACTS, FITS);
        nanos.addAndGet(FRESH_FOR.toNanos() + 1);
        source.set(() -> {
            throw new IllegalStateException("connection refused");
        });

        ScoreRecord score = ((Scored) service.score("document-approval", FACTS, FITS)).score();

        assertThat(score.modelSha256()).isEqualTo(model.sha256());
        assertThat(score.fallback()).startsWith("last-known-model: ").contains("connection refused");
    }

    @Test
    void reads_the_source_once_while_it_is_fresh() {
        service.score("document-approval", FACTS, FITS);
        nanos.addAndGet(FRESH_FOR.toNanos());
        service.score("document-approval", FACTS, FITS);

        assertThat(reads).hasValue(1);

        nanos.addAndGet(1);
        service.score("document-approval", FACTS, FITS);

        assertThat(reads).hasValue(2);
    }

    @Test
    void sees_a_new_model_at_once_after_a_refresh() {
        source.set(List::of);
        service.score("document-approval", FACTS, FITS);
        source.set(models::get);
        current.refresh();

        assertThat(service.score("document-approval", FACTS, FITS)).isInstanceOf(Scored.class);
    }

    @Test
    void a_model_read_ahead_is_not_read_again() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        source.set(() -> {
            read.countDown();
            return List.of(model);
        });
        current.readAhead();

        assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(service.score("document-approval", FACTS, FITS)).isInstanceOf(Scored.class);
        assertThat(reads).hasValue(1);
    }
}
