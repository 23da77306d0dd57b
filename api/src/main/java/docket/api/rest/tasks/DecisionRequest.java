package docket.api.rest.tasks;

import docket.api.rest.body.ContentLimits;
import docket.api.rest.body.MoneyJson;
import docket.api.rest.body.StepJson;
import docket.bpmn.ModelProperties;
import docket.engine.line.Decision;
import docket.processes.cases.Correction;
import docket.processes.cases.TaskDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person decides on a task. */
@Schema(
        description =
                "`opinion` is needed with RETURN, REJECT and DISSENT; `overrideReason` with APPROVE and CONCUR on"
                        + " the advice CHECK; `title`, `kind`, `organization`, `amount` and `approvalLine` go with RESUBMIT only, and what is left"
                        + " out stays as it is; `content` with that, or with what the task asks for, such as a committee's `adjustments`,"
                        + " or `amount` and `payee` of who commits an expenditure and the `amount` of who orders a payment (CONFIRM).")
public record DecisionRequest(
        @NotNull @Schema(example = "APPROVE") Decision decision,

        @Size(max = 4000) @Schema(example = "In order") @Nullable
        String opinion,

        @Size(max = 4000) @Nullable String overrideReason,
        @Size(max = ModelProperties.LONGEST_TITLE) @Nullable String title,
        @Size(max = 100) @Nullable String kind,
        @Size(max = 100) @Nullable String organization,
        @Valid @Nullable MoneyJson amount,
        @Size(max = 50) @Nullable List<@Valid @NotNull StepJson> approvalLine,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> content) {

    private @Nullable Correction correction() {
        return title == null && kind == null && organization == null && amount == null
                ? null
                : new Correction(title, kind, organization, amount == null ? null : amount.notNegative("amount"));
    }

    /** A committee's adjustments are a list of objects; all other content is as flat as a form. */
    private static Map<String, Object> flat(Map<String, Object> content) {
        if (!(content.get(ModelProperties.ADJUSTMENTS) instanceof List)) {
            return content;
        }
        Map<String, Object> rest = new HashMap<>(content);
        rest.remove(ModelProperties.ADJUSTMENTS);
        return rest;
    }

    TaskDecision taskDecision() {
        if (content != null) {
            ContentLimits.check(flat(content));
        }
        return new TaskDecision(
                decision,
                opinion,
                overrideReason,
                content,
                approvalLine == null ? null : StepJson.line(approvalLine),
                correction());
    }
}
