package docket.api.rest.allocation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a committee could grant instead. */
@Schema(name = "AllocationTrial")
public record TrialRequest(@NotNull @Size(max = 2000) List<@Valid @NotNull AdjustmentJson> adjustments) {}
