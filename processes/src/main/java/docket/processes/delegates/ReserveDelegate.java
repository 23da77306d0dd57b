package docket.processes.delegates;

import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${reserve}}: sets the case's amount aside on its budget line; what does not fit is refused at once. */
public final class ReserveDelegate implements JavaDelegate {

    private final Reservations reservations;

    public ReserveDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.reserve(
                Executions.caseId(execution), Executions.budgetLine(execution), Executions.where(execution));
    }
}
