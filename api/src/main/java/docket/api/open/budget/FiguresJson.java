package docket.api.open.budget;

import com.fasterxml.jackson.annotation.JsonIgnore;
import docket.api.rest.body.MoneyJson;
import docket.engine.budget.sum.Figures;
import docket.engine.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** Figures as money. */
record FiguresJson(
        long lines,
        MoneyJson appropriation,
        MoneyJson adjusted,
        MoneyJson carriedIn,
        MoneyJson allotted,
        MoneyJson reserved,
        MoneyJson committed,
        MoneyJson disbursed,
        MoneyJson carriedOut,
        MoneyJson lapsed) {

    /** What the columns of a table of figures are called. */
    static final List<String> NAMES = List.of(
            "lines",
            "appropriation",
            "adjusted",
            "carriedIn",
            "allotted",
            "reserved",
            "committed",
            "disbursed",
            "carriedOut",
            "lapsed");

    static FiguresJson of(Figures figures, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode);
        return new FiguresJson(
                figures.lines(),
                money(figures.appropriation(), currency),
                money(figures.adjusted(), currency),
                money(figures.carriedIn(), currency),
                money(figures.allotted(), currency),
                money(figures.reserved(), currency),
                money(figures.committed(), currency),
                money(figures.disbursed(), currency),
                money(figures.carriedOut(), currency),
                money(figures.lapsed(), currency));
    }

    private static MoneyJson money(long minor, Currency currency) {
        return MoneyJson.of(new Money(minor, currency));
    }

    /** The cells of {@link #NAMES}. */
    @JsonIgnore
    List<String> cells() {
        return Stream.concat(
                        Stream.of(String.valueOf(lines)),
                        Stream.of(
                                        appropriation,
                                        adjusted,
                                        carriedIn,
                                        allotted,
                                        reserved,
                                        committed,
                                        disbursed,
                                        carriedOut,
                                        lapsed)
                                .map(MoneyJson::amount))
                .toList();
    }
}
