package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import docket.engine.budget.Funds;
import docket.engine.budget.terms.Control;
import docket.engine.budget.view.BudgetLineView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A budget line and where its money is. */
@Schema(name = "BudgetLine")
public record BudgetLineJson(
        String lineId,
        @Schema(example = "2026") int fiscalYear,
        @Schema(example = "401-01") String code,
        @Schema(example = "Building maintenance") String name,
        @Schema(example = "facilities") String organization,
        @Schema(nullable = true) @Nullable String program,
        @Schema(nullable = true) @Nullable String item,

        @Schema(nullable = true, description = "Source of money") @Nullable
        String source,

        @Schema(description = "What happens to requests that the line cannot pay")
        Control control,

        @Schema(description = "As voted; it never changes") MoneyJson appropriation,

        @Schema(description = "The budget now: as voted, with what was carried or moved in, without what was moved out")
        MoneyJson adjusted,

        @Schema(description = "Of it, what was carried in out of the year before")
        MoneyJson carriedIn,

        MoneyJson allotted,

        @Schema(description = "Set aside for cases that are not decided")
        MoneyJson reserved,

        @Schema(description = "Bound by approved cases, and no payment of it ordered")
        MoneyJson committed,

        @Schema(description = "Ordered to be paid, paid or not")
        MoneyJson disbursed,

        @Schema(description = "What can still be reserved") MoneyJson available,

        @Schema(description = "Carried into the next fiscal year")
        MoneyJson carriedOut,

        @Schema(description = "What was left when the fiscal year was closed")
        MoneyJson lapsed,

        @Schema(description = "What was allotted, by period")
        Map<String, MoneyJson> allotments,

        @Schema(description = "Shares of later fiscal years that bind when their year is opened")
        List<LaterShareJson> laterShares,

        long version) {

    /** The share of a later fiscal year in the commitment of a case. */
    @Schema(name = "LaterShare")
    public record LaterShareJson(
            String caseId, @Schema(example = "2027") int fiscalYear, MoneyJson amount) {}

    static BudgetLineJson of(BudgetLineView line) {
        Funds funds = line.funds();
        Map<String, MoneyJson> allotments = new TreeMap<>();
        line.periods().forEach((period, amount) -> allotments.put(period, MoneyJson.of(amount)));
        return new BudgetLineJson(
                line.lineId(),
                line.fiscalYear(),
                line.code(),
                line.name(),
                line.organization(),
                line.program(),
                line.item(),
                line.fundSource(),
                funds.control(),
                MoneyJson.of(funds.appropriated()),
                MoneyJson.of(funds.adjusted()),
                MoneyJson.of(funds.carriedIn()),
                MoneyJson.of(funds.allottedOrNothing()),
                MoneyJson.of(funds.reserved()),
                MoneyJson.of(funds.committed()),
                MoneyJson.of(funds.disbursed()),
                MoneyJson.of(funds.available()),
                MoneyJson.of(funds.carriedOut()),
                MoneyJson.of(funds.lapsed()),
                allotments,
                line.later().entrySet().stream()
                        .flatMap(later -> later.getValue().stream()
                                .map(share -> new LaterShareJson(
                                        later.getKey(), share.fiscalYear(), MoneyJson.of(share.amount()))))
                        .toList(),
                line.version());
    }
}
