package docket.processes.delegates;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.unit.Commands;
import docket.processes.hooks.Executions;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${release}}: gives back what the case has reserved on its budget line, and says why; a returned case has none. */
public final class ReleaseDelegate implements JavaDelegate {

    private final Commands commands;
    private final CaseFiles cases;
    private final BudgetLines budgetLines;

    public ReleaseDelegate(Commands commands, CaseFiles cases, BudgetLines budgetLines) {
        this.commands = commands;
        this.cases = cases;
        this.budgetLines = budgetLines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseStanding standing = cases.standing(Executions.caseId(execution));
        String lineId = PayingLine.of(standing);
        if (budgetLines.holds(lineId, standing.caseId())) {
            String reason = standing.state().name().toLowerCase(Locale.ROOT);
            commands.send(new ReleaseFunds(lineId, standing.caseId(), reason), Executions.where(execution));
        }
    }
}
