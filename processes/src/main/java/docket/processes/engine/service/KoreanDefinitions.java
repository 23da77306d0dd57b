package docket.processes.engine.service;

import docket.processes.execution.Executions;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds process definitions by their Korean names, where their models have any. What is found are copies: the engine's
 * own objects would carry the other name into the database.
 */
final class KoreanDefinitions extends ProcessDefinitionQueryImpl {

    private static final long serialVersionUID = 1L;
    private static final String[] NO_KEY = {"-"};

    private @Nullable String wanted;

    KoreanDefinitions(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public ProcessDefinitionQuery processDefinitionNameLike(String nameLike) {
        this.wanted = nameLike.replace("%", "").toLowerCase(Locale.ROOT);
        return this;
    }

    @Override
    public long executeCount(CommandContext context) {
        choose(context);
        return super.executeCount(context);
    }

    @Override
    public List<ProcessDefinition> executeList(CommandContext context, @Nullable Page page) {
        choose(context);
        return super.executeList(context, page).stream()
                .<ProcessDefinition>map(KoreanDefinitions::named)
                .toList();
    }

    /** Looks for the part of a name in this program, because the database knows the models' own names only. */
    private void choose(CommandContext context) {
        String part = wanted;
        if (part != null) {
            String[] keys = context
                    .getProcessDefinitionManager()
                    .findProcessDefinitionsByQueryCriteria(
                            (ProcessDefinitionQueryImpl) new ProcessDefinitionQueryImpl().latestVersion(), null)
                    .stream()
                    .filter(definition ->
                            name(definition).toLowerCase(Locale.ROOT).contains(part))
                    .map(ProcessDefinition::getKey)
                    .toArray(String[]::new);
            processDefinitionKeysIn(keys.length == 0 ? NO_KEY : keys);
        }
    }

    private static String name(ProcessDefinition definition) {
        String korean = Executions.koreanName(definition.getId());
        return korean == null ? String.valueOf(definition.getName()) : korean;
    }

    private static ProcessDefinitionEntity named(ProcessDefinition definition) {
        ProcessDefinitionEntity original = (ProcessDefinitionEntity) definition;
        ProcessDefinitionEntity copy = new ProcessDefinitionEntity();
        copy.setId(original.getId());
        copy.setKey(original.getKey());
        copy.setName(name(original));
        copy.setVersion(original.getVersion());
        copy.setVersionTag(original.getVersionTag());
        copy.setCategory(original.getCategory());
        copy.setDeploymentId(original.getDeploymentId());
        copy.setResourceName(original.getResourceName());
        copy.setDiagramResourceName(original.getDiagramResourceName());
        copy.setHasStartFormKey(original.getHasStartFormKey());
        copy.setSuspensionState(original.getSuspensionState());
        copy.setTenantId(original.getTenantId());
        copy.setHistoryTimeToLive(original.getHistoryTimeToLive());
        copy.setStartableInTasklist(original.isStartableInTasklist());
        copy.setProperty(BpmnParse.PROPERTYNAME_DOCUMENTATION, original.getDescription());
        return copy;
    }
}
