package docket.api.rest.tasks;

import docket.api.rest.body.ContentLimits;
import docket.api.rest.body.StepJson;
import docket.engine.casefile.Decision;
import docket.processes.cases.TaskDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person decides on a task. */
@Schema(
        description = "`opinion` is needed with RETURN, REJECT and DISSENT; `overrideReason` with APPROVE and CONCUR on"
                + " the advice CHECK; `approvalLine` and `content` go with RESUBMIT only.")
public record DecisionRequest(
        @NotNull @Schema(example = "APPROVE") Decision decision,

        @Size(max = 4000) @Schema(example = "In order") @Nullable
        String opinion,

        @Size(max = 4000) @Nullable String overrideReason,
        @Size(max = 50) @Nullable List<@Valid @NotNull StepJson> approvalLine,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> content) {

    TaskDecision taskDecision() {
        if (content != null) {
            ContentLimits.check(content);
        }
        return new TaskDecision(
                decision, opinion, overrideReason, content, approvalLine == null ? null : StepJson.line(approvalLine));
    }
}
