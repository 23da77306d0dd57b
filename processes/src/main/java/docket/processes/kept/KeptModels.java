package docket.processes.kept;

import docket.engine.refusal.Refused;
import docket.processes.deployment.ModelRefusal;
import docket.processes.execution.Executions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Refuses to take a process from the cases that run on it, or from those that call it, or an authority table from those
 * that name it, where a case may still come there: through the latest version of a process, or through one that has
 * cases open. An older version of what is taken away serves them as well. Asked inside an engine command.
 */
public final class KeptModels {

    private final CommandContext context = Context.getCommandContext();
    private final ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
    private final RepositoryService models = engine.getRepositoryService();
    private final List<ProcessDefinition> processes =
            ask(() -> models.createProcessDefinitionQuery().withoutTenantId().list());

    List<ProcessDefinition> processes() {
        return processes;
    }

    /** The factories that the engine's configuration takes. */
    public static List<SessionFactory> factories() {
        return List.of(new KeptDeployments.Factory(), new KeptDefinitions.Factory());
    }

    /**
     * @param gone the ids of process definitions
     * @throws Refused CASES_RUNNING, MODEL_NEEDED
     */
    void requireWithout(Set<String> gone) {
        processes.stream().filter(process -> gone.contains(process.getId())).forEach(process -> {
            long open = openCases(process);
            if (open > 0) {
                throw new Refused(ModelRefusal.CASES_RUNNING, process.getKey(), process.getVersion(), open);
            }
        });
        List<ProcessDefinition> remaining = without(gone);
        requireCalls(inUse(remaining), gone, remaining);
    }

    /**
     * @param gone the ids of process definitions
     * @throws Refused CASES_RUNNING, MODEL_NEEDED
     */
    void requireWithoutDeployment(String deployment, Set<String> gone) {
        requireWithout(gone);
        List<DecisionDefinition> tables = ask(
                () -> models.createDecisionDefinitionQuery().withoutTenantId().list());
        Predicate<DecisionDefinition> stays = table -> !deployment.equals(table.getDeploymentId());
        for (ProcessDefinition process : inUse(without(gone))) {
            String table = Executions.authority(parsed(process));
            List<DecisionDefinition> versions = tables.stream()
                    .filter(version -> version.getKey().equals(table))
                    .toList();
            if (!versions.isEmpty() && versions.stream().noneMatch(stays)) {
                throw needed(String.valueOf(table), process);
            }
        }
    }

    /**
     * Refuses a suspension that would break a call: it fails where the version that it takes is suspended, whatever
     * others there are.
     *
     * @param suspended the ids of process definitions
     * @throws Refused MODEL_NEEDED
     */
    void requireActive(Set<String> suspended) {
        List<ProcessDefinition> callers = inUse(processes).stream()
                .filter(process -> !suspended.contains(process.getId()))
                .toList();
        List<ProcessDefinition> active = new ArrayList<>(without(suspended));
        active.removeIf(process -> !suspended.contains(process.getId())
                && processes.stream().anyMatch(newer -> isNewer(newer, process) && suspended.contains(newer.getId())));
        requireCalls(callers, suspended, active);
    }

    private void requireCalls(List<ProcessDefinition> callers, Set<String> gone, List<ProcessDefinition> remaining) {
        for (ProcessDefinition caller : callers) {
            for (BaseCallableElement call : calls(parsed(caller)).toList()) {
                String key = call.getDefinitionKey(StartProcessVariableScope.getSharedInstance());
                Predicate<ProcessDefinition> serves = process -> process.getKey()
                                .equals(key)
                        && (call.isLatestBinding() || process.getDeploymentId().equals(caller.getDeploymentId()));
                boolean serverIsGone =
                        processes.stream().filter(serves).anyMatch(server -> gone.contains(server.getId()));
                if (serverIsGone && remaining.stream().noneMatch(serves)) {
                    throw needed(key, caller);
                }
            }
        }
    }

    private List<ProcessDefinition> without(Set<String> gone) {
        return processes.stream()
                .filter(process -> !gone.contains(process.getId()))
                .toList();
    }

    private List<ProcessDefinition> inUse(List<ProcessDefinition> some) {
        return some.stream()
                .filter(process -> some.stream().noneMatch(newer -> isNewer(newer, process)) || hasOpenCases(process))
                .toList();
    }

    private static boolean isNewer(ProcessDefinition candidate, ProcessDefinition process) {
        return candidate.getKey().equals(process.getKey()) && candidate.getVersion() > process.getVersion();
    }

    private boolean hasOpenCases(ProcessDefinition process) {
        return openCases(process) > 0;
    }

    private long openCases(ProcessDefinition process) {
        return ask(() -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionId(process.getId())
                .count());
    }

    private ProcessDefinitionEntity parsed(ProcessDefinition process) {
        return engine.getDeploymentCache().findDeployedProcessDefinitionById(process.getId());
    }

    private static Stream<BaseCallableElement> calls(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(activity -> Stream.concat(call(activity), calls(activity)));
    }

    private static Stream<BaseCallableElement> call(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof CallActivityBehavior call
                ? Stream.of(call.getCallableElement())
                : Stream.empty();
    }

    private static Refused needed(String model, ProcessDefinition by) {
        return new Refused(ModelRefusal.MODEL_NEEDED, model, by.getKey(), by.getVersion());
    }

    private <T> T ask(Supplier<T> question) {
        return context.runWithoutAuthorization(question::get);
    }
}
