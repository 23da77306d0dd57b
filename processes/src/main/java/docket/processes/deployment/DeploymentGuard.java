package docket.processes.deployment;

import docket.bpmn.ModelResource;
import docket.bpmn.lint.Finding;
import docket.bpmn.lint.ModelLint;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import docket.engine.text.Characters;
import docket.processes.refusal.EngineRefusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses a new deployment that holds anything which the lint does not know, is a tenant's, or has a name that nobody
 * could read. What was deployed before is parsed again at each cache miss and passes: it was held against the lint of
 * its day.
 */
public final class DeploymentGuard implements Deployer {

    private static final String UNSTORABLE = "invalid-characters";

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new Refused(EngineRefusal.NO_TENANTS, deployment.getTenantId());
        }
        if (deployment.getName() != null) {
            checkName("deployment-name", deployment.getName());
        }
        deployment.getResources().keySet().forEach(name -> checkName("filename", name));
        List<ModelResource> models = new ArrayList<>();
        new TreeMap<>(deployment.getResources())
                .forEach((name, resource) ->
                        models.add(new ModelResource(name, new String(resource.getBytes(), StandardCharsets.UTF_8))));
        List<Finding> findings = ModelLint.check(models, new KnownToTheEngine());
        if (!findings.isEmpty()) {
            throw RefusedModels.of(findings);
        }
    }

    private static void checkName(String field, String name) {
        if (Characters.areBlank(name)) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, field);
        }
        if (!Characters.areRecordable(name)) {
            throw new Refused(
                    RequestRefusal.INVALID_FIELD,
                    List.of(new FieldError(
                            field, UNSTORABLE, new docket.bpmn.FieldError(field, UNSTORABLE, List.of(field))::text)),
                    field);
        }
    }
}
