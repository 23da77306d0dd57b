package docket.processes.deployment;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * The models of this build as one deployment, under stable names in sorted order. It is made again only when a resource
 * has changed; running cases stay on the models they started with.
 */
public final class ModelRelease {

    private static final String NAME = "docket-models";

    private final RepositoryService repository;

    public ModelRelease(RepositoryService repository) {
        this.repository = repository;
    }

    /** Deploys all models where any of them differs from what is deployed. */
    public void deploy() {
        DeploymentBuilder release =
                repository.createDeployment().name(NAME).source("docket").enableDuplicateFiltering(false);
        for (ModelResource model : ModelCatalog.shipped()) {
            release.addString(model.name(), model.text());
        }
        release.deploy();
    }
}
