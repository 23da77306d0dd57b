package docket.processes.engine;

import docket.engine.advanced.EngineAdvanced;
import docket.engine.scoring.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Records what each new deployment holds, by name and SHA-256: by these models cases are decided. */
final class DeployedResources implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            new TreeMap<>(deployment.getResources())
                    .forEach((name, resource) -> UnitLog.current()
                            .step(new EngineAdvanced.Step(
                                    "deployment.resource",
                                    new TreeMap<>(Map.of(
                                            "deployment", deployment.getId(),
                                            "resource", name,
                                            "sha256", CanonicalJson.sha256(resource.getBytes()))))));
        }
    }
}
