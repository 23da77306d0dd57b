package docket.processes.delegates;

import docket.processes.budget.BudgetChanges;
import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${release}}: gives back what the case has reserved on its budget line, and says why; a returned case has none. */
public final class ReleaseDelegate implements JavaDelegate {

    private final Reservations reservations;
    private final BudgetChanges changes;

    public ReleaseDelegate(Reservations reservations, BudgetChanges changes) {
        this.reservations = reservations;
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Executions.caseId(execution);
        String changed = Executions.budgetChange(execution);
        if (changed != null) {
            changes.release(caseId, changed, Executions.where(execution));
        } else {
            reservations.release(caseId, Executions.budgetLine(execution), Executions.where(execution));
        }
    }
}
