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
 * Process definitions by their Korean names, where their models have any. What is found are copies: the engine's own
 * objects would carry the other name into the database.
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

    /** The database knows the models' own names only, so the part of a name is looked for here. */
    private void choose(CommandContext context) {
        String part = wanted;
        if (part != null) {
            String[] found = context
                    .getProcessDefinitionManager()
                    .findProcessDefinitionsByQueryCriteria(
                            (ProcessDefinitionQueryImpl) new ProcessDefinitionQueryImpl().latestVersion(), null)
                    .stream()
                    .filter(one -> name(one).toLowerCase(Locale.ROOT).contains(part))
                    .map(ProcessDefinition::getKey)
                    .toArray(String[]::new);
            processDefinitionKeysIn(found.length == 0 ? NO_KEY : found);
        }
    }

    private static String name(ProcessDefinition found) {
        String korean = Executions.koreanName(found.getId());
        return korean == null ? String.valueOf(found.getName()) : korean;
    }

    private static ProcessDefinitionEntity named(ProcessDefinition definition) {
        ProcessDefinitionEntity found = (ProcessDefinitionEntity) definition;
        ProcessDefinitionEntity copy = new ProcessDefinitionEntity();
        copy.setId(found.getId());
        copy.setKey(found.getKey());
        copy.setName(name(found));
        copy.setVersion(found.getVersion());
        copy.setVersionTag(found.getVersionTag());
        copy.setCategory(found.getCategory());
        copy.setDeploymentId(found.getDeploymentId());
        copy.setResourceName(found.getResourceName());
        copy.setDiagramResourceName(found.getDiagramResourceName());
        copy.setHasStartFormKey(found.getHasStartFormKey());
        copy.setSuspensionState(found.getSuspensionState());
        copy.setTenantId(found.getTenantId());
        copy.setHistoryTimeToLive(found.getHistoryTimeToLive());
        copy.setStartableInTasklist(found.isStartableInTasklist());
        copy.setProperty(BpmnParse.PROPERTYNAME_DOCUMENTATION, found.getDescription());
        return copy;
    }
}
