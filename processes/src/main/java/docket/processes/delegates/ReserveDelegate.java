package docket.processes.delegates;

import docket.engine.budget.command.ReserveFunds;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import docket.processes.hooks.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${reserve}}: sets the case's amount aside on its budget line; what does not fit is refused at once. */
public final class ReserveDelegate implements JavaDelegate {

    private final Commands commands;
    private final CaseFiles cases;

    public ReserveDelegate(Commands commands, CaseFiles cases) {
        this.commands = commands;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseStanding standing = cases.standing(Executions.caseId(execution));
        Money amount = standing.amount();
        if (amount == null) {
            throw new Refused(RefusalCode.FIELD_REQUIRED, "amount");
        }
        commands.send(
                new ReserveFunds(PayingLine.of(standing), standing.caseId(), amount), Executions.where(execution));
    }
}
