package docket.api.rest.cases;

import docket.api.rest.body.MoneyJson;
import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
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

        List<CaseStep> approvalLine,
        @Schema(nullable = true) @Nullable Score score,
        List<Task> openTasks,
        Instant openedAt,
        @Schema(nullable = true) @Nullable Instant closedAt) {

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
