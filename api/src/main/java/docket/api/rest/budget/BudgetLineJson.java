package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;

/** A budget line and where its money is. */
@Schema(name = "BudgetLine")
public record BudgetLineJson(
        String lineId,
        @Schema(example = "2026") int fiscalYear,
        @Schema(example = "401-01") String code,
        @Schema(example = "Building maintenance") String name,
        @Schema(example = "facilities") String organization,
        MoneyJson appropriation,

        @Schema(description = "The appropriation as adjusted since")
        MoneyJson adjusted,

        MoneyJson allotted,

        @Schema(description = "Set aside for cases that are not decided")
        MoneyJson reserved,

        @Schema(description = "Bound by approved cases") MoneyJson committed,
        MoneyJson disbursed,
        @Schema(description = "What can still be reserved") MoneyJson available,
        long version) {}
