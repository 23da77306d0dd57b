package docket.api.sample.cases;

import docket.engine.money.Money;
import java.util.Currency;
import java.util.List;

/** An appropriation of the sample organisation, and how much of it may be spent now. */
record SampleBudgetLine(String code, String organization, String name, Money appropriation, Money allotment) {

    static final Currency WON = Currency.getInstance("KRW");

    static List<SampleBudgetLine> all() {
        return Rows.of("budget-lines.csv").stream()
                .map(row -> new SampleBudgetLine(row[0], row[1], row[2], won(row[3]), won(row[4])))
                .toList();
    }

    /** The id of the line in a fiscal year. */
    String id(int fiscalYear) {
        return fiscalYear + "-" + code;
    }

    private static Money won(String amount) {
        return Money.parse(amount, WON.getCurrencyCode());
    }
}
