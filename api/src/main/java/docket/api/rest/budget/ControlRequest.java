package docket.api.rest.budget;

import docket.engine.budget.terms.Control;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What changes the control of a budget line. */
public record ControlRequest(
        @NotNull Control control,

        @NotBlank @Size(max = 4000) @Schema(example = "The flood: bills are paid first")
        String reason) {}
