package docket.processes.engine;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.scoring.CanonicalJson;
import docket.processes.engine.log.UnitLog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * Records what each new deployment holds, by name and SHA-256, and which definitions were made of it: by these models
 * cases are decided. It comes after the deployers that make them.
 */
final class DeployedResources implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        new TreeMap<>(deployment.getResources())
                .values().stream()
                        .filter(resource -> !resource.isGenerated())
                        .forEach(resource -> step(
                                "deployment.resource",
                                Map.of(
                                        "deployment", deployment.getId(),
                                        "resource", resource.getName(),
                                        "sha256", CanonicalJson.sha256(resource.getBytes()))));
        for (List<?> definitions : deployment.getDeployedArtifacts().values()) {
            for (Object artifact : definitions) {
                ResourceDefinition definition = (ResourceDefinition) artifact;
                step(
                        "deployment.definition",
                        Map.of(
                                "deployment", deployment.getId(),
                                "definition", definition.getId(),
                                "key", definition.getKey(),
                                "resource", definition.getResourceName(),
                                "version", Integer.toString(definition.getVersion())));
            }
        }
    }

    private static void step(String kind, Map<String, String> facts) {
        UnitLog.current().step(new EngineStep(kind, new TreeMap<>(facts)));
    }
}
