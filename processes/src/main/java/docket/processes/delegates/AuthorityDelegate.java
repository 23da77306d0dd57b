package docket.processes.delegates;

import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.line.Route;
import docket.engine.unit.Commands;
import docket.processes.authority.Authority;
import docket.processes.budget.BudgetChange;
import docket.processes.execution.Executions;
import docket.processes.variables.Routing;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${authority}}: fixes the approval line of the round by the authority table. */
public final class AuthorityDelegate implements JavaDelegate {

    private final Commands commands;
    private final CaseFiles cases;
    private final Authority authority;

    public AuthorityDelegate(Commands commands, CaseFiles cases, Authority authority) {
        this.commands = commands;
        this.cases = cases;
        this.authority = authority;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseStanding standing = cases.standing(Executions.caseId(execution));
        Authority.Ruling ruling = authority.ask(
                Executions.authority(execution), kind(execution, standing), standing.organization(), standing.amount());
        Route route = commands.send(
                new ResolveAuthority(
                        standing.caseId(),
                        ruling.decision(),
                        ruling.version(),
                        ruling.rules(),
                        ruling.holders(),
                        ruling.reason(),
                        ruling.defaultLine()),
                Executions.where(execution));
        Routing.follow(execution, Objects.requireNonNull(route));
    }

    /** A change of budgets is decided by its type. */
    private static String kind(DelegateExecution execution, CaseStanding standing) {
        String changed = Executions.budgetChange(execution);
        return changed == null
                ? standing.kind()
                : BudgetChange.of(standing.content(), changed).kind();
    }
}
