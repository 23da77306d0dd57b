package docket.processes.deployment;

import docket.bpmn.ModelResource;
import docket.engine.casefile.ContentHash;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * The models of one build as one deployment, under stable names in sorted order, once and for ever: a release is known by
 * the hash of its models. While nodes are upgraded one after the other, an older one that starts again finds its own
 * release and does not put it over the newer one. Running cases stay on the models they started with.
 */
public final class ModelRelease {

    private static final String NAME = "docket-models";

    private final RepositoryService repository;
    private final List<ModelResource> models;

    /** @param models all of the build, sorted by name */
    public ModelRelease(RepositoryService repository, List<ModelResource> models) {
        this.repository = repository;
        this.models = List.copyOf(models);
    }

    /** Deploys all models unless just these were deployed before. */
    public void deploy() {
        DeploymentBuilder release = repository
                .createDeployment()
                .name(NAME)
                .source("docket " + hash())
                .enableDuplicateFiltering(false);
        for (ModelResource model : models) {
            release.addString(model.name(), model.text());
        }
        release.deploy();
    }

    private String hash() {
        return ContentHash.of(models.stream().collect(Collectors.toMap(ModelResource::name, ModelResource::text)));
    }
}
