package docket.api.sample.budget;

import docket.api.sample.Rows;
import docket.engine.money.Money;
import docket.processes.cases.CaseDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case that spends the sample's money or changes its budgets, and what becomes of it. No title occurs twice, and none says a
 * year, so that it is known again whenever the sample is filled to its end.
 *
 * @param yearsAgo 0 for this year, 1 for the one before
 * @param amount that is asked for; of a change what it moves
 */
record SampleMoneyCase(int yearsAgo, String title, Money amount, Written draft, List<Deed> deeds) {

    private static final String BEFORE = "<";

    /** Makes the draft for a fiscal year. */
    @FunctionalInterface
    interface Written {
        CaseDraft in(int fiscalYear);
    }

    /** All of them in their order: the changes of a year before what is spent of it. */
    static List<SampleMoneyCase> all() {
        List<SampleMoneyCase> cases = new ArrayList<>();
        Rows.of("budget-changes.csv").stream().map(SampleMoneyCase::change).forEach(cases::add);
        Rows.of("spending.csv").stream().map(SampleMoneyCase::spending).forEach(cases::add);
        return List.copyOf(cases);
    }

    private static SampleMoneyCase spending(String[] row) {
        int ahead = Integer.parseInt(row[0]);
        String code = row[1];
        String title = row[4] + " · " + row[5];
        Money amount = SampleBudgetLine.won(row[6]);
        return new SampleMoneyCase(
                -ahead,
                title,
                amount,
                year -> {
                    String line = SampleBudgetLine.id(year + ahead, code);
                    Map<String, Object> content = new LinkedHashMap<>();
                    content.put("lineId", line);
                    content.put("costType", row[3]);
                    content.put("body", row[4] + "에 대하여 붙임과 같이 결재를 요청합니다.");
                    content.put("payee", "한빛상사");
                    return new CaseDraft(
                            "expenditure", title, row[2], line.split("\\.")[1], amount, content, List.of());
                },
                Deed.read(row[7]));
    }

    private static SampleMoneyCase change(String[] row) {
        int ahead = Integer.parseInt(row[0]);
        String title = row[3] + " · " + row[4];
        List<String> parts = Arrays.asList(row[5].split(" "));
        return new SampleMoneyCase(
                -ahead,
                title,
                parts.stream()
                        .map(SampleMoneyCase::amount)
                        .reduce(Money.zero(SampleBudgetLine.WON), SampleMoneyCase::larger),
                year -> new CaseDraft(
                        "budget-transfer",
                        title,
                        "budget",
                        row[2],
                        null,
                        Map.of(
                                "changeType",
                                row[1],
                                "lines",
                                parts.stream().map(part -> line(part, year)).toList(),
                                "body",
                                row[3] + "을(를) 요청합니다."),
                        List.of()),
                Deed.read(row[6]));
    }

    private static Map<String, Object> line(String part, int year) {
        boolean before = part.startsWith(BEFORE);
        String code = part.substring(before ? 1 : 0, part.indexOf(':'));
        return Map.of(
                "lineId",
                SampleBudgetLine.id(before ? year - 1 : year, code),
                "amount",
                Map.of("amount", amount(part).toDecimal(), "currency", SampleBudgetLine.WON.getCurrencyCode()));
    }

    private static Money amount(String part) {
        return SampleBudgetLine.won(part.substring(part.indexOf(':') + 1));
    }

    private static Money larger(Money one, Money other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
