package docket.processes.delegates;

import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${release}}: gives back what the case has reserved on its budget line, and says why; a returned case has none. */
public final class ReleaseDelegate implements JavaDelegate {

    private final Reservations reservations;

    public ReleaseDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.release(
                Executions.caseId(execution), Executions.budgetLine(execution), Executions.where(execution));
    }
}
