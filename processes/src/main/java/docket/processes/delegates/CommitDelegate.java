package docket.processes.delegates;

import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${commit}}: commits what the case has reserved on its budget line. */
public final class CommitDelegate implements JavaDelegate {

    private final Reservations reservations;

    public CommitDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.commit(
                Executions.caseId(execution), Executions.budgetLine(execution), Executions.where(execution));
    }
}
