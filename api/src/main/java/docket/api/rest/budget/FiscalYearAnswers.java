package docket.api.rest.budget;

import docket.api.problem.InvalidRequest;
import docket.api.rest.body.MoneyJson;
import docket.api.rest.budget.FiscalYearJson.Closing;
import docket.api.rest.budget.FiscalYearJson.ClosingLine;
import docket.api.rest.budget.FiscalYearJson.Opening;
import docket.api.rest.budget.FiscalYearJson.Share;
import docket.api.rest.budget.FiscalYearJson.State;
import docket.api.rest.budget.FiscalYearJson.Waiting;
import docket.engine.budget.Funds;
import docket.engine.budget.HeldMoney;
import docket.engine.budget.Holding;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYearView;
import docket.engine.budget.year.FiscalYears;
import docket.engine.budget.year.YearBooks;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Says how a fiscal year stands, and what opening or closing it does. */
@Component
final class FiscalYearAnswers {

    private static final int FIRST = 1900;
    private static final int LAST = 2999;

    private final FiscalYears years;
    private final YearBooks books;
    private final BudgetLineViews lines;
    private final HeldMoney held;

    FiscalYearAnswers(FiscalYears years, YearBooks books, BudgetLineViews lines, HeldMoney held) {
        this.years = years;
        this.books = books;
        this.lines = lines;
        this.held = held;
    }

    static int valid(int year) {
        if (year < FIRST || year > LAST) {
            throw InvalidRequest.parameter("year", "field.range", String.valueOf(FIRST), String.valueOf(LAST));
        }
        return year;
    }

    List<FiscalYearJson> years() {
        TreeSet<Integer> all = new TreeSet<>(List.of(years.current()));
        years.touched().forEach(year -> all.add(year.fiscalYear()));
        return all.stream().map(this::year).toList();
    }

    Closing closing(int fiscalYear) {
        List<BudgetLineView> all = lines.ofYear(fiscalYear);
        Map<String, Money> lapses = new TreeMap<>();
        all.stream()
                .map(line -> line.funds().unspent())
                .forEach(left -> lapses.merge(left.currency().getCurrencyCode(), left, Money::plus));
        return new Closing(
                year(fiscalYear),
                all.stream().map(this::line).toList(),
                lapses.values().stream().map(MoneyJson::of).toList());
    }

    Opening opening(int fiscalYear) {
        return new Opening(
                year(fiscalYear),
                books.shares(fiscalYear).stream()
                        .map(share -> new Share(
                                share.caseId(),
                                share.fromLine(),
                                share.toLine(),
                                MoneyJson.of(share.share().amount())))
                        .toList());
    }

    private FiscalYearJson year(int fiscalYear) {
        FiscalYearView touched = years.touched().stream()
                .filter(year -> year.fiscalYear() == fiscalYear)
                .findFirst()
                .orElse(null);
        if (touched == null) {
            State state = years.open().contains(fiscalYear) ? State.OPEN : State.NOT_OPEN;
            return new FiscalYearJson(fiscalYear, state, null, null);
        }
        return new FiscalYearJson(
                fiscalYear, touched.open() ? State.OPEN : State.CLOSED, touched.since(), touched.reason());
    }

    private ClosingLine line(BudgetLineView line) {
        Funds funds = line.funds();
        Money claimed = funds.reserved().plus(funds.committed());
        boolean waited = claimed.minorUnits() > 0 || funds.disbursed().minorUnits() > 0;
        return new ClosingLine(
                line.lineId(),
                line.code(),
                line.name(),
                line.organization(),
                MoneyJson.of(funds.adjusted()),
                MoneyJson.of(funds.disbursed()),
                MoneyJson.of(funds.carriedOut()),
                MoneyJson.of(funds.unspent()),
                MoneyJson.of(funds.unspent().minus(claimed)),
                MoneyJson.of(funds.reserved()),
                MoneyJson.of(funds.committed()),
                waited
                        ? held.on(line.lineId()).entrySet().stream()
                                .map(entry -> waiting(entry.getKey(), entry.getValue()))
                                .toList()
                        : List.of());
    }

    private static Waiting waiting(String caseId, Holding holding) {
        return new Waiting(
                caseId,
                MoneyJson.of(holding.reserved()),
                MoneyJson.of(holding.committed()),
                MoneyJson.of(holding.ordered()),
                holding.committed().minorUnits() > 0 && !holding.byAccident());
    }
}
