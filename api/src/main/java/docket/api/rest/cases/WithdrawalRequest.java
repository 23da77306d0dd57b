package docket.api.rest.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why the drafter withdraws a case. */
public record WithdrawalRequest(
        @NotBlank @Size(max = 4000) @Schema(example = "Drafted for the wrong building")
        String reason) {}
