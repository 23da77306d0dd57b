package docket.processes.cases;

import docket.engine.refusal.Refused;
import docket.processes.authority.ApprovalLines;
import docket.processes.form.CaseForm;
import docket.processes.refusal.EngineRefusal;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** Starts the process of a case, in the name of the authenticated person. The hook at the start opens the case. */
public final class CaseProcessStarter {

    private final ProcessEngine engine;

    public CaseProcessStarter(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Starts a case; when this returns it is committed, or will be with the open root unit.
     *
     * @return the case's id
     * @throws Refused with the reason for which the draft was not taken; FIELD_NOT_DECLARED where the content speaks
     *     for the case
     */
    public String start(CaseDraft draft) {
        OwnFields.refuse(draft.content().keySet(), OwnFields.OF_A_CASE);
        Submission submission = new Submission();
        CaseForm.fields(draft.title(), draft.kind(), draft.organization(), draft.amount())
                .forEach(submission::with);
        if (!draft.approvalLine().isEmpty()) {
            submission.with("approvalLine", ApprovalLines.toText(draft.approvalLine()));
        }
        if (draft.confidential()) {
            submission.with("confidential", true);
        }
        draft.content().forEach(submission::with);
        return OwnFields.namingContent(
                OwnFields.ALL, () -> EngineCommands.run(engine, new StartCase(draft.process(), submission)));
    }

    /** The engine command; the record shows its class's name. */
    private record StartCase(String processKey, Submission submission)
            implements org.camunda.bpm.engine.impl.interceptor.Command<String> {
        @Override
        public String execute(org.camunda.bpm.engine.impl.interceptor.CommandContext context) {
            ProcessEngineConfigurationImpl engine = context.getProcessEngineConfiguration();
            return context.runWithoutAuthorization(() -> {
                ProcessDefinition definition = latest(engine.getDeploymentCache());
                if (definition == null || !definition.isStartableInTasklist()) {
                    throw new Refused(EngineRefusal.UNKNOWN_PROCESS, processKey);
                }
                return engine.getRuntimeService()
                        .startProcessInstanceById(definition.getId(), submission.variables())
                        .getId();
            });
        }

        private @Nullable ProcessDefinition latest(DeploymentCache deployed) {
            try {
                return deployed.findDeployedLatestProcessDefinitionByKeyAndTenantId(processKey, null);
            } catch (NullValueException e) {
                return null;
            }
        }
    }
}
