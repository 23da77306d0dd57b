package docket.engine.store;

import docket.engine.access.RecordRead;
import docket.engine.advanced.EngineAdvanced;
import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.budget.event.FundsAllotted;
import docket.engine.budget.event.FundsAppropriated;
import docket.engine.budget.event.FundsCommitted;
import docket.engine.budget.event.FundsReleased;
import docket.engine.budget.event.FundsReserved;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseRegistered;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.course.CaseWithdrawn;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.event.line.StepReleased;
import docket.engine.destruction.DestructionConfirmed;
import docket.engine.destruction.DestructionRequested;
import docket.engine.destruction.DestructionWithdrawn;
import docket.engine.destruction.KeptCase;
import docket.engine.destruction.Kind;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.personal.MasterKeyRotated;
import docket.engine.proof.LogKeyTaken;
import docket.engine.scoring.ScoreRecord;
import docket.engine.training.ModelTrained;
import docket.engine.view.ViewPutRight;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One event of every type, with every field set and text that JSON has to escape. */
public final class EventSamples {

    public static final String CASE = "0190c7a2-0000-7000-8000-000000000001";
    private static final String TASK = "0190c7a2-0000-7000-8000-00000000000a";
    private static final String LATER = "0190c7a2-0000-7000-8000-0000000000f1";
    private static final String LINE = "2026-facilities-roof";
    private static final String HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final List<LineStep> STEPS = List.of(
            new LineStep(StepKind.REVIEW, null, "administration", "side", 1),
            LineStep.ofUser(StepKind.DELEGATED_APPROVAL, "lee.director"));

    public static final List<Object> ALL = List.of(
            opened(),
            new CaseScored(CASE, 1, score()),
            new ScoringFailed(CASE, 1, "return-v1", "timeout", "no answer after 2000 ms", 2_000_113),
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
            new StepLapsed(CASE, TASK, "stage-over"),
            new CaseCorrected(
                    CASE,
                    new Particulars("지붕 \"한 곳\" 수선", "payment", "facilities", null),
                    new Particulars("지붕 \"두 곳\" 수선", "purchase", "finance", Money.parse("68.68", "EUR"))),
            new ContentRevised(CASE, 2, Map.of("body", "smaller roof"), HASH),
            new CaseResubmitted(CASE, 2, TASK, "kim.employee", "corrected", STEPS),
            new CaseWithdrawn(CASE, 2, TASK, "kim.employee", "no longer needed"),
            new CaseRegistered(CASE, "facilities-2026-17", "facilities", 2026, 17),
            new OperatorIntervened(
                    CASE, "variable-changed", "admin", Map.of("variable", "route", "activity", "decide")),
            new CaseClosed(CASE, CaseState.APPROVED, 12, HASH),
            new FundsAppropriated(LINE, 2026, "4100", "Roofs", "facilities", krw(5_000_000)),
            new FundsAllotted(LINE, krw(2_000_000), "2026-Q1"),
            new FundsReserved(LINE, CASE, krw(1_200_000)),
            new FundsCommitted(LINE, CASE, krw(1_200_000)),
            new FundsReleased(LINE, CASE, krw(1_200_000), "returned"),
            new ModelTrained("return-risk", 1, HASH, HASH, "the record"),
            new RecordRead("search", null, Map.of("q", "roof")),
            new ViewPutRight("cases", Map.of(CASE, List.of("document.state", "title"))),
            new LogKeyTaken("docket.example+530cc1fe+AUgx", "docket.example+7b2bd1c3+AWJv"),
            new MasterKeyRotated("7b2bd1c3", List.of("530cc1fe"), 1_204),
            new DestructionRequested(
                    LATER,
                    Kind.ERASURE,
                    "kim.employee",
                    kept(),
                    "asked for",
                    "song.records",
                    Instant.parse("2037-02-01T00:00:00Z")),
            new DestructionWithdrawn(LATER, "moon.records"),
            new DestructionConfirmed(
                    LATER, Kind.ERASURE, "kim.employee", kept(), "asked for", "song.records", "moon.records"),
            EngineAdvanced.of(
                    List.of(new EngineAdvanced.Command("CompleteTaskCmd", Map.of("taskId", TASK))),
                    List.of(new EngineStep("activity-instance.end", Map.of("activityId", "decide"))),
                    List.of("0190c7a2-0000-7000-8000-0000000000ff"),
                    List.of(CASE)));

    public static CaseOpened opened() {
        return new CaseOpened(
                CASE,
                "document-approval",
                "Repair of the city hall roof",
                "payment",
                "facilities",
                Money.parse("34.34", "EUR"),
                "kim.employee",
                Map.of(
                        "body",
                        "the roof \u2028 leaks",
                        "area",
                        new BigDecimal("12.5"),
                        "urgent",
                        true,
                        "invoices",
                        List.of(1, 20_000_000_000L),
                        "ssn",
                        Map.of("sealed", "AQID", "person", "kim.employee")),
                HASH,
                STEPS,
                "discretionary",
                "10-years");
    }

    private static List<KeptCase> kept() {
        return List.of(new KeptCase(
                CASE,
                "facilities",
                "facilities-2026-17",
                "10-years",
                Instant.parse("2026-03-02T00:00:00Z"),
                LocalDate.of(2036, 12, 31)));
    }

    private static ScoreRecord score() {
        return new ScoreRecord(
                "return",
                1,
                HASH,
                HASH,
                HASH,
                List.of(new ScoreRecord.Feature("amount", "3434", "0190c7a2-0000-7000-8000-0000000000e0", "10-50", -4)),
                -1_500_000,
                -1_500_004,
                182_425,
                400_000,
                1,
                ScoreRecord.Advice.NOTHING_FOUND,
                81,
                "none");
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }

    private EventSamples() {}
}
