package docket.engine.casefile.event.line;

import static docket.engine.store.EventSamples.CASE;
import static docket.engine.store.EventSamples.HASH;
import static docket.engine.store.EventSamples.STEPS;
import static docket.engine.store.EventSamples.TASK;

import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import docket.engine.store.SampleEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;

public final class RecordedLineSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(
                new AuthorityResolved(
                        CASE,
                        1,
                        "authority",
                        3,
                        List.of("rule-7"),
                        List.of("group:director"),
                        "payment, any amount",
                        STEPS),
                new StepOffered(
                        CASE,
                        1,
                        TASK,
                        0,
                        "지붕 수선 \"검토\"",
                        StepKind.REVIEW,
                        "kim.employee",
                        List.of("administration"),
                        List.of(Decision.APPROVE, Decision.RETURN, Decision.REJECT),
                        Instant.parse("2026-03-02T00:00:00Z")),
                new StepClaimed(CASE, TASK, "jung.administration"),
                new StepReleased(CASE, TASK, "jung.administration"),
                new StepDelegated(CASE, TASK, "jung.administration", "han.budgetowner", "jung.administration"),
                new StepDecided(
                        CASE,
                        1,
                        TASK,
                        0,
                        StepKind.REVIEW,
                        "han.budgetowner",
                        "jung.administration",
                        "group:administration",
                        Decision.APPROVE,
                        "seen\nand agreed",
                        "the amount was confirmed by telephone",
                        1,
                        HASH,
                        Route.Outcome.NEXT),
                new StepFilledIn(CASE, TASK, Map.of("amount", "600000")),
                new StepLapsed(CASE, TASK, "stage-over"));
    }
}
