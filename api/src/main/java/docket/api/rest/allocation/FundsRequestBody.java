package docket.api.rest.allocation;

import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an organisation asks of a round. */
public record FundsRequestBody(
        @NotBlank @Size(max = 100) @Schema(example = "facilities")
        String organization,

        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "[A-Za-z0-9_-]*", message = "field.line-code")
        @Schema(example = "401-01", description = "Of the budget line that the approval opens")
        String lineCode,

        @NotBlank @Size(max = 200) @Schema(example = "Repair of the roof")
        String name,

        @NotNull @Valid MoneyJson asked,

        @Valid @Nullable @Schema(nullable = true, description = "What it gets whatever its value")
        MoneyJson minimum,

        @NotNull @Schema(example = "700", description = "Of a unit of money spent on it, 1 to 1000")
        Long value,

        @NotBlank @Size(max = 4000) String reason) {

    FundsRequest request(String requestId, String person) {
        Money money = asked.notNegative("asked");
        return new FundsRequest(
                requestId,
                organization,
                lineCode,
                name,
                money,
                minimum == null ? Money.zero(money.currency()) : minimum.notNegative("minimum"),
                value,
                reason,
                person);
    }
}
