package docket.api.rest.cases;

import docket.api.rest.body.MoneyJson;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.casefile.view.Scoring;
import docket.engine.line.Decision;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case as its readers see it. */
@Schema(name = "Case")
public record CaseJson(
        String caseId,

        @Schema(nullable = true, description = "The registration number, from the final approval on") @Nullable
        String number,

        @Schema(example = "document-approval") String process,
        @Schema(example = "Repair of the city hall roof") String title,
        @Schema(example = "payment") String kind,
        @Schema(example = "facilities") String organization,
        @Schema(nullable = true) @Nullable MoneyJson amount,
        @Schema(example = "kim.employee") String drafter,
        CaseState state,

        @Schema(description = "Counts the case's own events; its ETag")
        long version,

        @Schema(description = "Whether everybody who reads it is recorded")
        boolean confidential,

        @Schema(
                description = "The fields of the form; a personal one whose person was erased stays sealed",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> content,

        @Schema(nullable = true, description = "Of a change of budgets: each line before and after") @Nullable
        List<ChangedLine> lines,

        List<CaseStep> approvalLine,
        @Schema(nullable = true) @Nullable Score score,
        List<Task> openTasks,

        @Schema(description = "What the control of its budget line let pass", example = "[\"insufficient-funds\"]")
        List<String> warnings,

        Instant openedAt,
        @Schema(nullable = true) @Nullable Instant closedAt) {

    private static final int MICRO = 6;

    /**
     * @param content as this reader may see it
     * @param lines null where the case changes no budgets
     */
    static CaseJson of(
            CaseView view, Map<String, Object> content, List<String> warnings, @Nullable List<ChangedLine> lines) {
        return new CaseJson(
                view.caseId(),
                view.course().number(),
                view.terms().process(),
                view.particulars().title(),
                view.particulars().kind(),
                view.particulars().organization(),
                MoneyJson.ofNullable(view.particulars().amount()),
                view.drafter(),
                view.course().state(),
                view.version(),
                view.isConfidential(),
                content,
                lines,
                view.approvalLine().stream().map(CaseJson::step).toList(),
                score(view),
                view.line().openTasks().stream().map(CaseJson::task).toList(),
                warnings,
                view.course().openedAt(),
                view.course().closedAt());
    }

    private static CaseStep step(Line.Stamp stamp) {
        Line.Decided decided = stamp.decided();
        return new CaseStep(
                stamp.step(),
                stamp.kind().code(),
                stamp.user(),
                stamp.group(),
                stamp.parallel(),
                stamp.required(),
                stamp.state().name(),
                decided == null ? null : decided.decidedBy(),
                decided == null ? null : decided.decidedAt(),
                decided == null ? null : decided.decision(),
                decided == null ? null : decided.opinion());
    }

    private static Task task(Line.Task task) {
        return new Task(task.taskId(), task.name(), task.user(), task.groups(), task.due());
    }

    /** A score of another content than the present one no longer counts, and is not shown as if it did. */
    private static @Nullable Score score(CaseView view) {
        Scoring.Score score = view.scoring().score();
        if (score != null && score.counts()) {
            return score(score);
        }
        Scoring.FailedScoring failed = view.scoring().failedScoring();
        return failed == null
                ? null
                : new Score(ScoreRecord.Advice.NONE, null, List.of(), failed.model(), failed.recordedAt());
    }

    private static Score score(Scoring.Score score) {
        ScoreRecord scored = score.record();
        return new Score(
                scored.advice(),
                BigDecimal.valueOf(scored.probabilityMicros(), MICRO),
                scored.features().stream()
                        .map(feature -> new Reason(
                                feature.name(), feature.value(), BigDecimal.valueOf(feature.contribution(), MICRO)))
                        .toList(),
                scored.model(),
                score.recordedAt());
    }

    /** A budget line that a case changes. {@code before} is its budget before it did, or now. */
    @Schema(name = "ChangedLine")
    public record ChangedLine(String lineId, MoneyJson amount, MoneyJson before, MoneyJson after) {}

    /** A step of the line and what became of it. */
    @Schema(name = "CaseStep")
    public record CaseStep(
            @Schema(description = "Its place on the line, from 0")
            int step,

            @Schema(example = "review") String kind,
            @Schema(nullable = true) @Nullable String user,

            @Schema(nullable = true, example = "administration") @Nullable
            String group,

            @Schema(nullable = true) @Nullable String parallel,
            @Schema(nullable = true) @Nullable Integer required,
            @Schema(example = "DECIDED") String state,
            @Schema(nullable = true) @Nullable String decidedBy,
            @Schema(nullable = true) @Nullable Instant decidedAt,
            @Schema(nullable = true) @Nullable Decision decision,
            @Schema(nullable = true) @Nullable String opinion) {}

    /** What the machine advises, and why. The contributions are log-odds. NONE without a probability: scoring failed. */
    @Schema(name = "Score")
    public record Score(
            Advice advice,

            @Schema(nullable = true, description = "How likely the request is to come back", example = "0.1234")
            @Nullable
            BigDecimal probability,

            List<Reason> reasons,

            @Schema(nullable = true, example = "returns") @Nullable
            String model,

            Instant recordedAt) {}

    /** One feature's part in a score. */
    @Schema(name = "ScoreReason")
    public record Reason(
            @Schema(example = "amount") String feature,

            @Schema(nullable = true, description = "null where it was missing") @Nullable
            String value,

            @Schema(description = "Log-odds; above 0 speaks for coming back", example = "0.315")
            BigDecimal contribution) {}

    /** A task that waits for a decision. */
    @Schema(name = "CaseTask")
    public record Task(
            String taskId,
            String name,
            @Schema(nullable = true) @Nullable String user,
            List<String> groups,
            @Schema(nullable = true) @Nullable Instant due) {}
}
