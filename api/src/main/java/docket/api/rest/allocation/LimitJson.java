package docket.api.rest.allocation;

import docket.allocation.round.Limit;
import docket.api.rest.body.MoneyJson;
import docket.engine.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What all that stands under a node may get together. */
@Schema(name = "AllocationLimit")
public record LimitJson(
        @NotBlank @Size(max = 200) @Pattern(regexp = NAME, message = "field.characters") @Schema(example = "facilities")
        String node,

        @Size(max = 200)
        @Pattern(regexp = NAME, message = "field.characters")
        @Nullable
        @Schema(nullable = true, description = "The node that it stands under; absent: the total")
        String parent,

        @Valid @Nullable @Schema(nullable = true, description = "The least")
        MoneyJson floor,

        @Valid @Nullable @Schema(nullable = true, description = "The most")
        MoneyJson cap) {

    private static final String NAME = "[^|\\p{Cntrl}]*";

    static LimitJson of(Limit limit, Currency currency) {
        Long most = limit.cap();
        return new LimitJson(
                limit.node(),
                limit.parent(),
                limit.floor() == 0 ? null : MoneyJson.of(new Money(limit.floor(), currency)),
                most == null ? null : MoneyJson.of(new Money(most, currency)));
    }
}
