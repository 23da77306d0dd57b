package docket.api.rest.allocation;

import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.event.Adjustment;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a committee grants to a request instead of what was proposed. */
@Schema(name = "Adjustment")
public record AdjustmentJson(
        @NotBlank @Size(max = 100) String requestId,
        @NotNull @Valid MoneyJson granted,

        @Size(max = 4000) @Nullable @Schema(nullable = true, description = "A trial needs none")
        String reason) {

    static AdjustmentJson of(Adjustment adjustment) {
        return new AdjustmentJson(adjustment.requestId(), MoneyJson.of(adjustment.granted()), adjustment.reason());
    }

    Adjustment adjustment() {
        return new Adjustment(requestId, granted.notNegative("adjustments.granted"), reason == null ? "" : reason);
    }
}
