package docket.processes.kept;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** Deletes and suspends process definitions, also as a job does at its time, unless another process needs them. */
final class KeptDefinitions extends ProcessDefinitionManager {

    /** The ids of the definitions that this engine command deletes. */
    private final Set<String> gone = new HashSet<>();

    void deleteTogether(Set<String> processes) {
        gone.addAll(processes);
    }

    @Override
    public void deleteProcessDefinition(
            ProcessDefinition process,
            String id,
            boolean cascadeToHistory,
            boolean cascadeToInstances,
            boolean noListeners,
            boolean noMappings) {
        if (gone.add(id)) {
            new KeptModels().requireWithout(gone);
        }
        super.deleteProcessDefinition(process, id, cascadeToHistory, cascadeToInstances, noListeners, noMappings);
    }

    @Override
    public void updateProcessDefinitionSuspensionStateById(String id, SuspensionState state) {
        require(state, process -> process.getId().equals(id));
        super.updateProcessDefinitionSuspensionStateById(id, state);
    }

    @Override
    public void updateProcessDefinitionSuspensionStateByKey(String key, SuspensionState state) {
        require(state, process -> process.getKey().equals(key));
        super.updateProcessDefinitionSuspensionStateByKey(key, state);
    }

    @Override
    public void updateProcessDefinitionSuspensionStateByKeyAndTenantId(
            String key, @Nullable String tenant, SuspensionState state) {
        require(state, process -> process.getKey().equals(key));
        super.updateProcessDefinitionSuspensionStateByKeyAndTenantId(key, tenant, state);
    }

    private static void require(SuspensionState state, Predicate<ProcessDefinition> suspended) {
        if (state == SuspensionState.SUSPENDED) {
            KeptModels models = new KeptModels();
            models.requireActive(models.processes().stream()
                    .filter(suspended)
                    .map(ProcessDefinition::getId)
                    .collect(Collectors.toSet()));
        }
    }

    static final class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return ProcessDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KeptDefinitions();
        }
    }
}
