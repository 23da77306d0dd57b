package docket.api.rest.allocation;

import docket.allocation.round.Rule;
import docket.api.rest.body.MoneyJson;
import docket.bpmn.ModelProperties;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.processes.allocation.WrittenTerms;
import docket.processes.cases.CaseDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What opens an allocation round. */
@Schema(name = "AllocationRoundRequest")
public record RoundRequest(
        @NotBlank @Size(max = ModelProperties.LONGEST_TITLE) @Schema(example = "Budget 2027, first round")
        String name,

        @NotNull @Min(1900) @Max(2999) @Schema(example = "2027")
        Integer fiscalYear,

        @NotNull @Valid MoneyJson total,

        @NotNull Rule rule,

        @NotNull @Schema(description = "Whether a request may be granted in part")
        Boolean divisible,

        @Size(max = 40)
        @Nullable
        @Schema(
                nullable = true,
                example = "2026-12-31T18:00:00+09:00",
                description = "When it closes by itself; absent: only by `closing`")
        String closesAt,

        @Size(max = 500) @Nullable @Schema(nullable = true, description = "A tree above the organisations")
        List<@Valid @NotNull LimitJson> limits,

        @Size(max = 100)
        @Nullable
        @Schema(
                nullable = true,
                example = "finance",
                description = "The organisation that keeps the round; `finance` if absent")
        String organization) {

    private static final String KEEPS_THE_BUDGET = "finance";

    /** @throws Refused CURRENCY_MISMATCH, INVALID_AMOUNT */
    CaseDraft draft() {
        Money money = total.notNegative("total");
        Map<String, Object> terms = new HashMap<>();
        terms.put(WrittenTerms.FISCAL_YEAR, fiscalYear);
        terms.put(WrittenTerms.RULE, rule.name());
        terms.put(WrittenTerms.DIVISIBLE, divisible);
        if (closesAt != null) {
            terms.put(WrittenTerms.CLOSES_AT, closesAt);
        }
        List<LimitJson> tree = Objects.requireNonNullElse(limits, List.of());
        if (!tree.isEmpty()) {
            terms.put(
                    WrittenTerms.LIMITS,
                    tree.stream().map(limit -> line(limit, money)).collect(Collectors.joining("\n")));
        }
        return new CaseDraft(
                "allocation-round",
                name,
                "budget",
                Objects.requireNonNullElse(organization, KEEPS_THE_BUDGET),
                money,
                terms,
                List.of());
    }

    private static String line(LimitJson limit, Money total) {
        return String.join(
                " | ",
                limit.node(),
                Objects.requireNonNullElse(limit.parent(), ""),
                written(limit.floor(), "floor", total),
                written(limit.cap(), "cap", total));
    }

    private static String written(@Nullable MoneyJson amount, String field, Money total) {
        if (amount == null) {
            return "";
        }
        Money money = amount.notNegative("limits." + field);
        if (!money.currency().equals(total.currency())) {
            throw new Refused(BudgetRefusal.CURRENCY_MISMATCH, "round", money, total.currency());
        }
        return money.toDecimal();
    }
}
