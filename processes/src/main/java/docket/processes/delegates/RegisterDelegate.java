package docket.processes.delegates;

import docket.engine.casefile.CaseFiles;
import docket.processes.execution.Executions;
import docket.processes.hooks.CaseEndings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${register}}: gives the finally approved case its registration number, last in the transaction. */
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
        endings.current().register(caseId, cases.standing(caseId).organization(), Executions.where(execution));
    }
}
