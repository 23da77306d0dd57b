package docket.processes.delegates;

import docket.engine.budget.command.CommitFunds;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.unit.Commands;
import docket.processes.hooks.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${commit}}: commits what the case has reserved on its budget line. */
public final class CommitDelegate implements JavaDelegate {

    private final Commands commands;
    private final CaseFiles cases;

    public CommitDelegate(Commands commands, CaseFiles cases) {
        this.commands = commands;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseStanding standing = cases.standing(Executions.caseId(execution));
        commands.send(new CommitFunds(PayingLine.of(standing), standing.caseId()), Executions.where(execution));
    }
}
