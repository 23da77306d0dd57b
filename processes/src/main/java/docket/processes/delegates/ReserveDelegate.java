package docket.processes.delegates;

import docket.processes.budget.BudgetChanges;
import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${reserve}}: sets the case's amount aside on its budget line; what does not fit is refused at once. */
public final class ReserveDelegate implements JavaDelegate {

    private final Reservations reservations;
    private final BudgetChanges changes;

    public ReserveDelegate(Reservations reservations, BudgetChanges changes) {
        this.reservations = reservations;
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Executions.caseId(execution);
        String changed = Executions.budgetChange(execution);
        if (changed != null) {
            changes.hold(caseId, changed, Executions.where(execution));
        } else {
            reservations.reserve(caseId, Executions.budgetLine(execution), Executions.where(execution));
        }
    }
}
