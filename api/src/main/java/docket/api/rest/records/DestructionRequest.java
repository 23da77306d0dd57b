package docket.api.rest.records;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for the key of a person to be destroyed. */
public record DestructionRequest(
        @NotBlank @Size(max = 100) @Schema(example = "kim.employee")
        String person,

        @NotBlank @Size(max = 4000) @Schema(example = "Asked for by the person on 2 March 2037")
        String reason) {}
