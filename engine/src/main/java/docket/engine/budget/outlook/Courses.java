package docket.engine.budget.outlook;

import docket.engine.agency.Agency;
import docket.engine.budget.view.BudgetLedger;
import docket.engine.budget.view.BudgetLineView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the courses of a fiscal year's lines from their events up to a moment. Thread-safe. */
public final class Courses {

    private final BudgetLedger ledger;
    private final Agency agency;

    public Courses(BudgetLedger ledger, Agency agency) {
        this.ledger = ledger;
        this.agency = agency;
    }

    private List<LineCourse> of(int fiscalYear, Instant at) {
        Map<String, CourseSoFar> lines = new LinkedHashMap<>();
        ledger.replay(
                fiscalYear,
                at,
                event -> lines.computeIfAbsent(event.stream(), id -> new CourseSoFar(agency.zone()))
                        .add(event));
        return lines.values().stream().map(CourseSoFar::done).toList();
    }

    /** The alarms of those lines of a year that are seen, at the end of the day of the moment. */
    public Alarms alarms(int fiscalYear, Instant at, Predicate<BudgetLineView> seen) {
        return Alarms.of(
                new YearDays(fiscalYear),
                of(fiscalYear, at, seen),
                of(fiscalYear - 1, at, seen),
                LocalDate.ofInstant(at, agency.zone()),
                agency.zone());
    }

    /** The courses of those lines of a year that are seen. */
    public List<LineCourse> of(int fiscalYear, Instant at, Predicate<BudgetLineView> seen) {
        return of(fiscalYear, at).stream()
                .filter(course -> seen.test(course.line()))
                .toList();
    }
}
