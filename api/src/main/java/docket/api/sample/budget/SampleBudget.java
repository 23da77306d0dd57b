package docket.api.sample.budget;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Fills in the money of the sample organisation: a fiscal year that is closed, with what of it lapsed and was carried over, one
 * that is under way, and allocation rounds. What is there by its title is not filed again.
 */
@Component
public class SampleBudget {

    private final LineFiling lines;
    private final MoneyFiling money;
    private final RoundFiling rounds;

    SampleBudget(LineFiling lines, MoneyFiling money, RoundFiling rounds) {
        this.lines = lines;
        this.money = money;
        this.rounds = rounds;
    }

    /** How many cases there are when the sample is complete. */
    public int size() {
        return SampleMoneyCase.all().size() + SampleRound.all().size();
    }

    /**
     * How many cases are missing. A year that is closed misses nothing.
     *
     * @param filed the titles of the cases that are there
     * @param fiscalYear this one
     */
    public int missing(Set<String> filed, int fiscalYear) {
        return money(filed, fiscalYear).size() + rounds(filed).size();
    }

    /** Opens the lines of this year and of the one before, unless that is closed. */
    public void openLines(int fiscalYear) throws Exception {
        lines.open(fiscalYear, false);
        if (!lines.isClosed(fiscalYear - 1)) {
            lines.open(fiscalYear - 1, true);
        }
    }

    /** Files what is missing, on lines that are open; the year before is closed when it is complete. */
    public void file(Set<String> filed, int fiscalYear) throws Exception {
        List<SampleMoneyCase> missing = money(filed, fiscalYear);
        file(missing, fiscalYear, one -> one.yearsAgo() > 0);
        if (!lines.isClosed(fiscalYear - 1)) {
            lines.close(fiscalYear - 1);
        }
        file(missing, fiscalYear, one -> one.yearsAgo() == 0);
        for (SampleRound round : rounds(filed)) {
            rounds.file(round, fiscalYear);
        }
    }

    private void file(List<SampleMoneyCase> cases, int fiscalYear, Predicate<SampleMoneyCase> which) throws Exception {
        for (SampleMoneyCase one : cases) {
            if (which.test(one)) {
                money.file(one, fiscalYear);
            }
        }
    }

    private List<SampleMoneyCase> money(Set<String> filed, int fiscalYear) {
        Stream<SampleMoneyCase> missing = SampleMoneyCase.all().stream().filter(one -> !filed.contains(one.title()));
        return lines.isClosed(fiscalYear - 1)
                ? missing.filter(one -> one.yearsAgo() == 0).toList()
                : missing.toList();
    }

    private static List<SampleRound> rounds(Set<String> filed) {
        return SampleRound.all().stream()
                .filter(round -> !filed.contains(round.name()))
                .toList();
    }
}
