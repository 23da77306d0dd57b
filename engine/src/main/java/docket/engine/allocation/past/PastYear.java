package docket.engine.allocation.past;

import docket.engine.budget.view.BudgetLineView;
import docket.engine.money.Money;
import docket.engine.scoring.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a fiscal year that is closed. Immutable.
 *
 * @param closing the id of the event that closed it: from then on its figures stand
 * @param commitments of each line by its id, of those that were made within the year
 */
public record PastYear(
        int fiscalYear, String closing, List<BudgetLineView> lines, Map<String, Commitments> commitments) {

    private static final int WHOLE = 100;

    /**
     * What of a line was committed within its year, in minor units.
     *
     * @param late in its last quarter
     */
    public record Commitments(long all, long late) {

        Commitments and(long amount, boolean inTheLastQuarter) {
            return new Commitments(all + amount, late + (inTheLastQuarter ? amount : 0));
        }
    }

    public PastYear {
        lines = List.copyOf(lines);
        commitments = Map.copyOf(commitments);
    }

    /** What the year says of money that an organisation asks for on a line; what it does not say is missing. */
    public Map<String, Fact> facts(String organization, String code, Money asked) {
        List<BudgetLineView> alike = lines.stream()
                .filter(line -> line.funds().adjusted().currency().equals(asked.currency()))
                .toList();
        List<BudgetLineView> own = alike.stream()
                .filter(line -> line.organization().equals(organization))
                .toList();
        Optional<BudgetLineView> line =
                own.stream().filter(one -> one.code().equals(code)).findFirst();
        Map<String, Fact> facts = new HashMap<>();
        put(facts, UseSchema.LINE, used(line.stream().toList()));
        put(facts, UseSchema.ORGANIZATION, used(own));
        put(facts, UseSchema.PROGRAM, used(like(alike, line, BudgetLineView::program)));
        put(facts, UseSchema.ITEM, used(like(alike, line, BudgetLineView::item)));
        put(
                facts,
                UseSchema.GROWTH,
                line.map(one -> percent(
                                asked.minorUnits(), one.funds().adjusted().minorUnits()))
                        .orElse(null));
        put(
                facts,
                UseSchema.LATE,
                line.map(one -> commitments.get(one.lineId()))
                        .map(made -> percent(made.late, made.all))
                        .orElse(null));
        return facts;
    }

    /** Whether at least nine tenths of a budget did not lapse. */
    static boolean isUsed(BudgetLineView line) {
        Long used = used(List.of(line));
        return used != null && used >= WHOLE * 9 / 10;
    }

    private static List<BudgetLineView> like(
            Collection<BudgetLineView> lines,
            Optional<BudgetLineView> line,
            Function<BudgetLineView, @Nullable String> part) {
        String wanted = line.map(part::apply).orElse(null);
        return wanted == null
                ? List.of()
                : lines.stream()
                        .filter(one -> Objects.equals(part.apply(one), wanted))
                        .toList();
    }

    /** In whole percents, rounded down; null where there was no budget. */
    private static @Nullable Long used(Collection<BudgetLineView> lines) {
        long budget = lines.stream()
                .mapToLong(line -> line.funds().adjusted().minorUnits())
                .sum();
        long unspent = lines.stream()
                .mapToLong(line -> line.funds().unspent().minorUnits())
                .sum();
        return percent(budget - unspent, budget);
    }

    private static @Nullable Long percent(long part, long whole) {
        return whole <= 0 ? null : Math.multiplyExact(part, WHOLE) / whole;
    }

    private void put(Map<String, Fact> facts, String feature, @Nullable Long percent) {
        facts.put(feature, percent == null ? Fact.MISSING : new Fact(percent.toString(), closing));
    }
}
