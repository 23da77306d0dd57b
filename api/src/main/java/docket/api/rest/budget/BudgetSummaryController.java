package docket.api.rest.budget;

import docket.api.problem.InvalidRequest;
import docket.api.rest.body.MoneyJson;
import docket.api.rest.budget.BudgetSummaryJson.Check;
import docket.api.rest.budget.BudgetSummaryJson.Item;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.engine.budget.Funds;
import docket.engine.budget.view.BudgetLedger;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.year.FiscalYears;
import docket.engine.money.Money;
import docket.processes.organization.Names;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the lines of a fiscal year come to, proved by their entries. */
@RestController
@Tag(name = "Budget")
class BudgetSummaryController {

    private final BudgetLedger ledger;
    private final FiscalYears years;
    private final Names names;

    BudgetSummaryController(BudgetLedger ledger, FiscalYears years, Names names) {
        this.ledger = ledger;
        this.years = years;
        this.names = names;
    }

    /** What lines are summed by. */
    public enum By {
        ORGANIZATION(BudgetLineView::organization),
        PROGRAM(BudgetLineView::program),
        ITEM(BudgetLineView::item),
        SOURCE(BudgetLineView::fundSource);

        private final Function<BudgetLineView, @Nullable String> key;

        By(Function<BudgetLineView, @Nullable String> key) {
            this.key = key;
        }

        String of(BudgetLineView line) {
            return Objects.requireNonNullElse(key.apply(line), "");
        }

        static By named(String text) {
            for (By by : values()) {
                if (by.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return by;
                }
            }
            throw InvalidRequest.parameter("by", "field.choice", "organization, program, item, source");
        }
    }

    @GetMapping(path = "/api/budget/summary", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "sumBudget",
            summary = "What the lines of a fiscal year come to, and whether the record agrees")
    @Refuses({})
    BudgetSummaryJson sum(
            @Parameter(description = "This year if absent") @RequestParam(required = false) @Nullable
                    Integer fiscalYear,
            @Parameter(description = "organization, program, item or source")
                    @RequestParam(defaultValue = "organization")
                    String by,
            @Parameter(description = "A time (RFC 3339): the lines as they were then")
                    @RequestParam(required = false)
                    @Nullable
                    String at,
            @Parameter(description = "Of the total and the check; that of most lines if absent")
                    @RequestParam(required = false)
                    @Nullable
                    String currency,
            Locale locale) {
        int year = FiscalYearAnswers.valid(fiscalYear == null ? years.current() : fiscalYear);
        By key = By.named(by);
        Instant moment = at == null ? null : Limits.time("at", at, "field.version-or-time");
        BudgetLedger.Account account = ledger.of(year, moment);
        List<BudgetLineView> lines = List.copyOf(account.lines().values());
        Collection<BudgetLineView> shown = moment == null ? account.shown().values() : lines;
        Map<String, String> called = key == By.ORGANIZATION ? names.ofOrganizations(locale) : Map.of();
        List<Item> totals = sums(lines, line -> "", Map.of());
        Item total = totals.stream()
                .filter(item ->
                        currency == null || currency.equals(item.adjusted().currency()))
                .max(Comparator.comparingInt(Item::lines))
                .orElse(null);
        return new BudgetSummaryJson(sums(lines, key::of, called), total, totals, check(account, shown, total));
    }

    private static Check check(BudgetLedger.Account account, Collection<BudgetLineView> shown, @Nullable Item total) {
        Map<String, Money> left = BudgetLedger.Account.left(shown);
        String currency = total == null ? "" : total.adjusted().currency();
        return new Check(
                MoneyJson.ofNullable(account.left().get(currency)),
                MoneyJson.ofNullable(left.get(currency)),
                account.agrees(shown));
    }

    private static String currency(BudgetLineView line) {
        return line.funds().adjusted().currency().getCurrencyCode();
    }

    private static List<Item> sums(
            List<BudgetLineView> lines, Function<BudgetLineView, String> key, Map<String, String> called) {
        Map<String, Map<String, List<BudgetLineView>>> groups = lines.stream()
                .collect(Collectors.groupingBy(
                        key,
                        TreeMap::new,
                        Collectors.groupingBy(BudgetSummaryController::currency, TreeMap::new, Collectors.toList())));
        return groups.entrySet().stream()
                .flatMap(group -> group.getValue().values().stream()
                        .map(some -> item(group.getKey(), called.getOrDefault(group.getKey(), group.getKey()), some)))
                .toList();
    }

    private static Item item(String key, String name, List<BudgetLineView> lines) {
        List<Funds> funds = lines.stream().map(BudgetLineView::funds).toList();
        return new Item(
                key,
                name,
                lines.size(),
                sum(funds, Funds::appropriated),
                sum(funds, Funds::adjusted),
                sum(funds, Funds::allottedOrNothing),
                sum(funds, Funds::reserved),
                sum(funds, Funds::committed),
                sum(funds, Funds::disbursed),
                sum(funds, Funds::available));
    }

    private static MoneyJson sum(List<Funds> funds, Function<Funds, Money> figure) {
        return MoneyJson.of(funds.stream().map(figure).reduce(Money::plus).orElseThrow());
    }
}
