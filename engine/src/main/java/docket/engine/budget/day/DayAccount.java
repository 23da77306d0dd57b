package docket.engine.budget.day;

import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.YearTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The budget at the end of a day, or as it is now.
 *
 * @param upTo the last log index that was looked at
 * @param trees by fiscal year and currency, those without any line left out
 */
public record DayAccount(LocalDate day, long upTo, List<YearTree> trees) {

    public Optional<YearTree> tree(int fiscalYear, String currency) {
        return trees.stream()
                .filter(tree ->
                        tree.fiscalYear() == fiscalYear && tree.currency().equals(currency))
                .findFirst();
    }

    /** How many lines, shown or not. */
    public long lines() {
        return trees.stream().mapToLong(tree -> tree.root().figures().lines()).sum();
    }

    /** The lines that are shown and go by this id or code. */
    public List<PublicLine> shown(String idOrCode) {
        return trees.stream()
                .flatMap(tree -> tree.shown().stream())
                .filter(line -> line.lineId().equals(idOrCode) || line.code().equals(idOrCode))
                .toList();
    }
}
