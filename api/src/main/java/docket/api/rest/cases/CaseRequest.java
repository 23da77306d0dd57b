package docket.api.rest.cases;

import docket.api.rest.body.ContentLimits;
import docket.api.rest.body.MoneyJson;
import docket.api.rest.body.StepJson;
import docket.bpmn.ModelProperties;
import docket.processes.cases.CaseDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What starts a case. */
@Schema(description = "What starts a case. Without `approvalLine` the authority table makes the line.")
public record CaseRequest(
        @NotBlank @Size(max = 100) @Schema(example = "document-approval")
        String process,

        @NotBlank @Size(max = ModelProperties.LONGEST_TITLE) @Schema(example = "Repair of the city hall roof")
        String title,

        @NotBlank @Size(max = 100) @Schema(example = "payment")
        String kind,

        @NotBlank @Size(max = 100) @Schema(example = "facilities")
        String organization,

        @Valid @Nullable MoneyJson amount,

        @Schema(
                description = "The fields that the process's form declares",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example = "{\"body\": \"Two leaks above the archive.\"}")
        @Nullable
        Map<String, Object> content,

        @Size(max = 50) @Nullable List<@Valid @NotNull StepJson> approvalLine,

        @Schema(description = "Whoever reads the case is recorded; some processes make all their cases so") @Nullable
        Boolean confidential) {

    CaseDraft draft() {
        Map<String, Object> fields = content == null ? Map.of() : content;
        ContentLimits.check(fields);
        return new CaseDraft(
                process,
                title,
                kind,
                organization,
                amount == null ? null : amount.notNegative("amount"),
                fields,
                approvalLine == null ? List.of() : StepJson.line(approvalLine),
                Boolean.TRUE.equals(confidential));
    }
}
