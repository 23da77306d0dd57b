package docket.processes.delegates;

import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.processes.execution.Executions;
import docket.processes.hooks.CaseEndings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${register}}: gives the finally approved case its registration number, last in the transaction. One that was
 * returned after its approval keeps the number that it has.
 */
public final class RegisterDelegate implements JavaDelegate {

    private final CaseFiles cases;
    private final CaseEndings.Teller endings;

    public RegisterDelegate(CaseFiles cases, CaseEndings.Teller endings) {
        this.cases = cases;
        this.endings = endings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Executions.caseId(execution);
        CaseStanding standing = cases.standing(caseId);
        if (standing.number() == null) {
            endings.current().register(caseId, standing.organization(), Executions.where(execution));
        }
    }
}
