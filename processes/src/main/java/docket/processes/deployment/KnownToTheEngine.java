package docket.processes.deployment;

import docket.bpmn.lint.Surroundings;
import docket.engine.organization.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The people, groups and models that the engine knows, asked inside its command. Where nobody is authenticated the
 * program deploys its own models, before there is anybody: then everybody counts as known.
 */
final class KnownToTheEngine implements Surroundings {

    private final CommandContext context = Context.getCommandContext();
    private final ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
    private final IdentityService identities = engine.getIdentityService();
    private final RepositoryService models = engine.getRepositoryService();
    private final boolean nobodyYet = context.getAuthenticatedUserId() == null;

    @Override
    public boolean hasGroup(String group) {
        return nobodyYet
                || ask(() -> identities.createGroupQuery().groupId(group).count()) > 0;
    }

    @Override
    public boolean hasPerson(String person) {
        return nobodyYet
                || ask(() -> identities.createUserQuery().userId(person).count()) > 0;
    }

    @Override
    public boolean isOfAuditors(String groupOrPerson) {
        return groupOrPerson.equals(Role.AUDITOR.group())
                || ask(() -> identities
                                .createUserQuery()
                                .userId(groupOrPerson)
                                .memberOfGroup(Role.AUDITOR.group())
                                .count())
                        > 0;
    }

    @Override
    public boolean hasDecision(String decision) {
        return ask(() -> models.createDecisionDefinitionQuery()
                        .decisionDefinitionKey(decision)
                        .withoutTenantId()
                        .count())
                > 0;
    }

    @Override
    public Optional<String> process(String process) {
        return ask(() -> {
            ProcessDefinition latest = models.createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .withoutTenantId()
                    .latestVersion()
                    .singleResult();
            return latest == null ? Optional.empty() : Optional.of(text(models.getProcessModel(latest.getId())));
        });
    }

    @Override
    public List<String> callers(Set<String> processes) {
        return nobodyYet
                ? List.of()
                : ask(() -> models.createProcessDefinitionQuery().withoutTenantId().list().stream()
                        .filter(definition -> calls(definition, processes) && isInUse(definition))
                        .map(definition -> text(models.getProcessModel(definition.getId())))
                        .distinct()
                        .toList());
    }

    private boolean calls(ProcessDefinition definition, Set<String> processes) {
        return activities(engine.getDeploymentCache().findDeployedProcessDefinitionById(definition.getId()))
                .map(ActivityImpl::getActivityBehavior)
                .filter(CallActivityBehavior.class::isInstance)
                .map(call -> ((CallActivityBehavior) call).getCallableElement())
                .anyMatch(called -> called.isLatestBinding()
                        && processes.contains(called.getDefinitionKey(StartProcessVariableScope.getSharedInstance())));
    }

    private static Stream<ActivityImpl> activities(ScopeImpl scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity), activities(activity)));
    }

    /** Whether a case may still come through the process: it is the latest of its key, or has a case open. */
    private boolean isInUse(ProcessDefinition definition) {
        return engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processDefinitionId(definition.getId())
                                .count()
                        > 0
                || models.createProcessDefinitionQuery()
                        .processDefinitionKey(definition.getKey())
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult()
                        .getId()
                        .equals(definition.getId());
    }

    private static String text(InputStream model) {
        try (model) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T ask(Supplier<T> question) {
        return context.runWithoutAuthorization(question::get);
    }
}
