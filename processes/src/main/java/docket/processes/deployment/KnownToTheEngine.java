package docket.processes.deployment;

import docket.bpmn.lint.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The people, groups and models that the engine knows, asked inside its command. Where nobody is authenticated the program
 * deploys its own models, before there is anybody: then everybody counts as known.
 */
final class KnownToTheEngine implements Surroundings {

    private final CommandContext context = Context.getCommandContext();
    private final IdentityService identities =
            Context.getProcessEngineConfiguration().getIdentityService();
    private final RepositoryService models =
            Context.getProcessEngineConfiguration().getRepositoryService();
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
