package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lines of a fiscal year come to. */
@Schema(name = "BudgetSummary")
public record BudgetSummaryJson(
        List<Item> items,

        @Schema(nullable = true, description = "Of all lines in the currency that was asked for, or most lines have")
        @Nullable
        Item total,

        @Schema(description = "One for each currency") List<Item> totals,

        Check check) {

    /** The lines that have something in common. */
    @Schema(name = "BudgetSum")
    public record Item(
            @Schema(description = "Empty for lines that say none", example = "facilities")
            String key,

            @Schema(example = "Facilities Division") String name,
            @Schema(example = "12") int lines,
            MoneyJson appropriation,
            MoneyJson adjusted,
            MoneyJson allotted,
            MoneyJson reserved,
            MoneyJson committed,
            MoneyJson disbursed,
            MoneyJson available) {}

    /** Whether the lines say what the record says. */
    @Schema(name = "BudgetCheck")
    public record Check(
            @Schema(nullable = true, description = "What all entries of the ledgers leave of the budget") @Nullable
            MoneyJson entries,

            @Schema(nullable = true, description = "What the lines as they are shown leave of it") @Nullable
            MoneyJson lines,

            @Schema(description = "Whether these, and every figure of every line, are equal")
            boolean equal) {}
}
