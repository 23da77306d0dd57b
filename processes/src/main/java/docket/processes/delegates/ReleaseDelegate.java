package docket.processes.delegates;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.casefile.CaseFiles;
import docket.engine.unit.Commands;
import docket.processes.hooks.Executions;
import docket.processes.variables.Routing;
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
        String caseId = Executions.caseId(execution);
        String reason = cases.standing(caseId).state().name().toLowerCase(Locale.ROOT);
        String lineId = Routing.lineId(execution);
        if (budgetLines.holds(lineId, caseId)) {
            commands.send(new ReleaseFunds(lineId, caseId, reason), Executions.where(execution));
        }
    }
}
