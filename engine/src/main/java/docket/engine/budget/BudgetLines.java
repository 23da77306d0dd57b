package docket.engine.budget;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Reads budget lines from their events inside the open root unit, what was just done in it included. */
public final class BudgetLines {

    private final Repository<BudgetLine> repository;

    public BudgetLines(Repository<BudgetLine> repository) {
        this.repository = repository;
    }

    /** Whether a case has money reserved on a line; false for a line that does not exist. */
    public boolean holds(String lineId, String caseId) {
        try {
            return repository.load(lineId).invoke(line -> line.holds(caseId));
        } catch (AggregateNotFoundException e) {
            return false;
        }
    }
}
