package docket.api.rest.budget.spender;

import docket.api.rest.body.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may ask for money of a line, and who may approve. */
@Schema(name = "Spenders")
public record SpendersJson(String lineId, LocalDate day, Asking mayAsk, List<Approving> mayApprove) {

    /** Who may ask. */
    @Schema(name = "MayAsk")
    public record Asking(
            @Schema(description = "Whoever may draft, but auditors, for a case of this organisation")
            String organization,

            @Schema(description = "Whether the fiscal year of the line is open now")
            boolean open,

            MoneyJson available) {}

    /** A power that the authority table gives. */
    @Schema(name = "MayApprove")
    public record Approving(
            @Schema(description = "Of the request", example = "budget")
            String kind,

            @Schema(description = "The table and its version", example = "authority:1")
            String table,

            @Schema(example = "budget-director") String rule,
            String reason,

            @Schema(nullable = true, example = "director") @Nullable
            String group,

            @Schema(description = "Who they are now; of a large group the first hundred")
            List<String> people,

            @Schema(nullable = true, description = "null: any amount") @Nullable
            MoneyJson upTo) {}
}
