package docket.processes.cases;

import docket.bpmn.ModelProperties;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Opens and closes allocation rounds in the name of the authenticated person, by the process that shares them out. */
public final class RoundProcess {

    private static final String PROCESS = "allocation-round";

    private final ProcessEngine engine;
    private final CaseProcessStarter starter;
    private final CaseTasks tasks;

    public RoundProcess(ProcessEngine engine, CaseProcessStarter starter, CaseTasks tasks) {
        this.engine = engine;
        this.starter = starter;
        this.tasks = tasks;
    }

    /**
     * Opens a round.
     *
     * @param draft whose content has the terms; its process is not looked at
     * @return the round's id
     */
    public String open(CaseDraft draft) {
        return RoundEvent.roundOf(starter.start(new CaseDraft(
                PROCESS,
                draft.title(),
                draft.kind(),
                draft.organization(),
                draft.amount(),
                draft.content(),
                draft.approvalLine())));
    }

    /**
     * Closes a round that takes requests: by the message that its process waits for or, where the committee returned it, by
     * the drafter's resubmission.
     *
     * @return whether its process waited for either
     * @throws Refused FORBIDDEN, NOT_YOUR_TASK where somebody else drafted a round that was returned
     */
    public boolean close(String roundId) {
        String caseId = RoundEvent.caseOf(roundId);
        String task = EngineCommands.run(engine, new RevisingTask(caseId));
        if (task != null) {
            tasks.decide(task, new TaskDecision(Decision.RESUBMIT, null, null, null, null), null);
            return true;
        }
        return EngineCommands.run(engine, new CloseRound(caseId));
    }

    /** Finds the drafter's task of a case that was returned. */
    private record RevisingTask(String caseId) implements Command<@Nullable String> {
        @Override
        public @Nullable String execute(CommandContext context) {
            return context.runWithoutAuthorization(() -> {
                TaskService all = context.getProcessEngineConfiguration().getTaskService();
                Task task = all.createTaskQuery()
                        .processInstanceId(caseId)
                        .taskDefinitionKey(ModelProperties.REVISE_STEP)
                        .singleResult();
                return task == null ? null : task.getId();
            });
        }
    }

    /** The engine command; the record shows its class's name. */
    private record CloseRound(String caseId) implements Command<Boolean> {
        @Override
        public Boolean execute(CommandContext context) {
            ProcessEngineConfigurationImpl configuration = context.getProcessEngineConfiguration();
            return context.runWithoutAuthorization(() -> {
                boolean waits = configuration
                                .getRuntimeService()
                                .createEventSubscriptionQuery()
                                .eventType("message")
                                .eventName(ModelProperties.CLOSING_MESSAGE)
                                .processInstanceId(caseId)
                                .count()
                        > 0;
                if (waits) {
                    configuration
                            .getRuntimeService()
                            .createMessageCorrelation(ModelProperties.CLOSING_MESSAGE)
                            .processInstanceId(caseId)
                            .correlate();
                }
                return waits;
            });
        }
    }
}
