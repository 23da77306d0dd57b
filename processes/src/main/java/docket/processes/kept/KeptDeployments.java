package docket.processes.kept;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Deletes a deployment as a whole, unless a process of another one needs something of it. */
final class KeptDeployments extends DeploymentManager {

    @Override
    public void deleteDeployment(String deployment, boolean cascade, boolean noListeners, boolean noMappings) {
        Set<String> processes = getProcessDefinitionManager().findProcessDefinitionsByDeploymentId(deployment).stream()
                .map(ProcessDefinition::getId)
                .collect(Collectors.toSet());
        new KeptModels().requireWithoutDeployment(deployment, processes);
        ((KeptDefinitions) getProcessDefinitionManager()).deleteTogether(processes);
        super.deleteDeployment(deployment, cascade, noListeners, noMappings);
    }

    static final class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return DeploymentManager.class;
        }

        @Override
        public Session openSession() {
            return new KeptDeployments();
        }
    }
}
