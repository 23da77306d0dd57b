package docket.processes.cases;

import docket.bpmn.ModelProperties;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.refusal.Refused;
import docket.processes.delegates.WithdrawDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Withdraws a case in the name of the authenticated person, by the message that its process waits for. */
public final class CaseWithdrawal {

    private final ProcessEngine engine;
    private final CaseFiles cases;

    public CaseWithdrawal(ProcessEngine engine, CaseFiles cases) {
        this.engine = engine;
        this.cases = cases;
    }

    /** @throws Refused UNKNOWN_CASE, NOT_YOUR_CASE, ALREADY_ACTED_ON, CASE_CLOSED */
    public void withdraw(String caseId, String reason) {
        EngineCommands.run(engine, new Withdraw(caseId, reason, cases));
    }

    /**
     * Whether the drafter could withdraw the case now: the record allows it, and the process waits for it.
     *
     * @throws Refused UNKNOWN_CASE
     */
    public boolean isOpenTo(String person, String caseId) {
        return EngineCommands.run(engine, context -> {
            CaseStanding standing = cases.standing(caseId);
            return standing.withdrawable()
                    && standing.drafter().equals(person)
                    && context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                                    .getRuntimeService()
                                    .createEventSubscriptionQuery()
                                    .eventType("message")
                                    .eventName(ModelProperties.WITHDRAWAL_MESSAGE)
                                    .processInstanceId(caseId)
                                    .count()
                            > 0);
        });
    }

    /** The engine command; the record shows its class's name. */
    private record Withdraw(String caseId, String reason, CaseFiles cases) implements Command<Boolean> {
        @Override
        public Boolean execute(CommandContext context) {
            CaseStanding standing = cases.standing(caseId);
            ProcessEngineConfigurationImpl engine = context.getProcessEngineConfiguration();
            return context.runWithoutAuthorization(() -> {
                ProcessInstance instance = engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(caseId)
                        .singleResult();
                if (instance == null) {
                    throw new Refused(
                            standing.state() == CaseState.OPEN ? CaseRefusal.UNKNOWN_CASE : CaseRefusal.CASE_CLOSED,
                            caseId,
                            standing.state());
                }
                engine.getRuntimeService()
                        .createMessageCorrelation(ModelProperties.WITHDRAWAL_MESSAGE)
                        .processInstanceId(caseId)
                        .setVariables(new Submission()
                                .with(WithdrawDelegate.REASON, reason)
                                .variables())
                        .correlate();
                return true;
            });
        }
    }
}
