package docket.processes.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.line.Decision;
import docket.processes.ProcessTest;
import java.util.List;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;

/** Nodes of two builds on one database, while an upgrade goes from one to the next. */
class ModelReleaseTest extends ProcessTest {

    @Test
    void an_older_node_that_starts_again_does_not_put_its_models_over_newer_ones() {
        String before = waiting();
        deploy(later());
        String newer = latest();

        deploy(ModelCatalog.shipped());
        deploy(later());
        String after = waiting();

        assertThat(latest()).isEqualTo(newer).isNotEqualTo(modelOf(before));
        assertThat(modelOf(after)).isEqualTo(newer);
        decide("jung.administration", before, Decision.APPROVE, null);
        assertThat(modelOf(before)).as("stays on the model it started with").isNotEqualTo(newer);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(2);
    }

    private static void deploy(List<ModelResource> models) {
        new ModelRelease(engine.getRepositoryService(), models).deploy();
    }

    private static List<ModelResource> later() {
        return ModelCatalog.shipped().stream()
                .map(model -> model.name().endsWith(".bpmn")
                        ? new ModelResource(model.name(), model.text() + "<!-- later -->")
                        : model)
                .toList();
    }

    private static String latest() {
        ProcessDefinition latest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("document-approval")
                .latestVersion()
                .singleResult();
        return latest.getId();
    }

    private static String modelOf(String caseId) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(caseId)
                .singleResult()
                .getProcessDefinitionId();
    }
}
