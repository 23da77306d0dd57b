package docket.processes.budget;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.refusal.Refused;
import docket.processes.budget.BudgetChange.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which lines a type of change may change together: by their fiscal years and their programs. */
final class ChangedTogether {

    private static final String NO_PROGRAM = "–";

    /**
     * A line without a program is of no program that a transfer could leave, and so goes with any.
     *
     * @param lines by their ids, all that the change names
     * @throws Refused CHANGE_ACROSS_YEARS, REALLOCATION_ACROSS_PROGRAMS, TRANSFER_WITHIN_PROGRAM
     */
    static void require(BudgetChange change, Map<String, BudgetLineView> lines) {
        BudgetLineView first = line(change.parts().get(0), lines);
        for (Part part : change.parts()) {
            BudgetLineView line = line(part, lines);
            if (change.type() == ChangeType.CARRY_OVER) {
                requireNextYear(change.parts(), part, lines);
            } else if (line.fiscalYear() != first.fiscalYear()) {
                throw new Refused(
                        BudgetRefusal.CHANGE_ACROSS_YEARS,
                        BudgetChanges.named(first),
                        first.fiscalYear(),
                        BudgetChanges.named(line),
                        line.fiscalYear());
            }
            if (change.type() == ChangeType.REALLOCATION && !Objects.equals(line.program(), first.program())) {
                throw new Refused(
                        BudgetRefusal.REALLOCATION_ACROSS_PROGRAMS,
                        BudgetChanges.named(first),
                        Objects.requireNonNullElse(first.program(), NO_PROGRAM),
                        BudgetChanges.named(line),
                        Objects.requireNonNullElse(line.program(), NO_PROGRAM));
            }
        }
        String program = first.program();
        if (change.type() == ChangeType.TRANSFER
                && program != null
                && lines.values().stream().allMatch(line -> program.equals(line.program()))) {
            throw new Refused(BudgetRefusal.TRANSFER_WITHIN_PROGRAM, program);
        }
    }

    /** All that give are of one year, and all that get are of the next. */
    private static void requireNextYear(List<Part> parts, Part part, Map<String, BudgetLineView> lines) {
        Part other = parts.stream()
                .filter(one -> one.gives() != part.gives())
                .findFirst()
                .orElseThrow();
        Part giving = part.gives() ? part : other;
        Part getting = part.gives() ? other : part;
        BudgetLineView from = line(giving, lines);
        BudgetLineView to = line(getting, lines);
        if (to.fiscalYear() != from.fiscalYear() + 1) {
            throw new Refused(
                    BudgetRefusal.CHANGE_ACROSS_YEARS,
                    "carry-over",
                    BudgetChanges.named(from),
                    from.fiscalYear(),
                    BudgetChanges.named(to),
                    to.fiscalYear());
        }
    }

    private static BudgetLineView line(Part part, Map<String, BudgetLineView> lines) {
        return Objects.requireNonNull(lines.get(part.lineId()), "each line of a change was read");
    }

    private ChangedTogether() {}
}
