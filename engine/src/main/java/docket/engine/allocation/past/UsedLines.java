package docket.engine.allocation.past;

import docket.engine.budget.view.BudgetLineView;
import docket.engine.scoring.Fact;
import docket.engine.training.TrainingCase;
import docket.engine.training.TrainingCases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The record's own lines of closed years, each with what the closed year before it said of what was voted for it. A year is
 * submitted on its first day and known on its last, whenever it was entered.
 */
public final class UsedLines implements TrainingCases {

    private final PastYears years;

    public UsedLines(PastYears years) {
        this.years = years;
    }

    @Override
    public String source() {
        return "the budget lines of the record";
    }

    @Override
    public String label() {
        return "at least nine tenths of the line's budget did not lapse";
    }

    @Override
    public List<TrainingCase> read() {
        List<TrainingCase> cases = new ArrayList<>();
        Optional<PastYear> before = Optional.empty();
        for (int fiscalYear : years.closed()) {
            Optional<PastYear> year = years.read(fiscalYear);
            if (before.isPresent() && year.isPresent()) {
                for (BudgetLineView line : year.get().lines()) {
                    cases.add(of(line, before.get()));
                }
            }
            before = year;
        }
        return cases;
    }

    /** A line, as whoever asked for what was voted for it would have been scored. */
    static TrainingCase of(BudgetLineView line, PastYear before) {
        SortedMap<String, String> features = new TreeMap<>();
        Map<String, Fact> facts =
                before.facts(line.organization(), line.code(), line.funds().appropriated());
        facts.forEach((name, fact) -> {
            if (fact.value() != null) {
                features.put(name, fact.value());
            }
        });
        return new TrainingCase(
                line.lineId(),
                firstDay(line.fiscalYear()),
                lastDay(line.fiscalYear()),
                features,
                PastYear.isUsed(line));
    }

    private static Instant firstDay(int fiscalYear) {
        return LocalDate.of(fiscalYear, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant lastDay(int fiscalYear) {
        return LocalDate.of(fiscalYear, 12, 31).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
