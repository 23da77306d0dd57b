package docket.processes.delegates;

import docket.engine.budget.command.CommitFunds;
import docket.engine.unit.Commands;
import docket.processes.hooks.Executions;
import docket.processes.variables.Routing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${commit}}: commits what the case has reserved on its budget line. */
public final class CommitDelegate implements JavaDelegate {

    private final Commands commands;

    public CommitDelegate(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void execute(DelegateExecution execution) {
        commands.send(
                new CommitFunds(Routing.lineId(execution), Executions.caseId(execution)), Executions.where(execution));
    }
}
