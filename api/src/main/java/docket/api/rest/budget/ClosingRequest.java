package docket.api.rest.budget;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a fiscal year is closed. */
public record ClosingRequest(
        @NotBlank @Size(max = 4000) @Schema(example = "The accounts are settled")
        String reason) {}
