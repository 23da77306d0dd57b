package docket.api.rest.tasks;

import docket.engine.line.Decision;
import docket.processes.cases.TaskDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions on several tasks, each of which stands for itself. */
public record BulkDecisionRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull Item> items) {

    /** One of them. */
    @Schema(name = "BulkDecision")
    public record Item(
            @NotBlank @Size(max = 64) String taskId,
            @NotNull @Schema(example = "APPROVE") Decision decision,
            @Size(max = 4000) @Nullable String opinion,
            @Size(max = 4000) @Nullable String overrideReason) {

        TaskDecision taskDecision() {
            return new TaskDecision(decision, opinion, overrideReason, null, null);
        }
    }
}
