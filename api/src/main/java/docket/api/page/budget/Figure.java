package docket.api.page.budget;

import docket.engine.budget.Funds;
import docket.engine.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is told of a line's money, in the order in which it goes its way. */
public enum Figure {
    APPROPRIATION(Funds::appropriated),
    ADJUSTED(Funds::adjusted),
    ALLOTTED(Funds::allottedOrNothing),
    RESERVED(Funds::reserved),
    COMMITTED(Funds::committed),
    DISBURSED(Funds::disbursed),
    AVAILABLE(Funds::available);

    private final Function<Funds, Money> of;

    Figure(Function<Funds, Money> of) {
        this.of = of;
    }

    /** As fields of the record are called: {@code appropriation}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Money of(Funds funds) {
        return of.apply(funds);
    }

    /** The sum, of at least one. */
    Money of(Collection<Funds> funds) {
        return funds.stream().map(of).reduce(Money::plus).orElseThrow();
    }

    /** What each of them is, of at least one. */
    static List<Money> all(Collection<Funds> funds) {
        return List.of(values()).stream().map(figure -> figure.of(funds)).toList();
    }
}
