package docket.api.sample;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import docket.engine.organization.Role;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * Grants what people may do in the engine: nobody may do anything but what stands here. The right to work on a task
 * comes with the task.
 */
final class Rights {

    private static final String TASKLIST = "tasklist";
    private static final String COCKPIT = "cockpit";

    private final AuthorizationService authorizations;

    Rights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grant() {
        grantEverybody();
        grantTasklist();
        grantAuditors();
        grantAdministrators();
    }

    /** Lets any authenticated person draft, also one who was made in Admin a minute ago. */
    private void grantEverybody() {
        Resource definition = Resources.PROCESS_DEFINITION;
        save(everybody(), definition, ANY, ProcessDefinitionPermissions.READ, Permissions.CREATE_INSTANCE);
        save(everybody(), Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    }

    private void grantTasklist() {
        for (SampleGroup office : SampleGroup.OFFICES) {
            save(group(office.id()), Resources.APPLICATION, TASKLIST, Permissions.ACCESS);
        }
    }

    private void grantAuditors() {
        save(group(Role.AUDITOR.group()), Resources.APPLICATION, COCKPIT, Permissions.ACCESS);
        save(
                group(Role.AUDITOR.group()),
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        for (Resource readable : List.of(
                Resources.PROCESS_INSTANCE,
                Resources.TASK,
                Resources.DECISION_DEFINITION,
                Resources.DECISION_REQUIREMENTS_DEFINITION,
                Resources.DEPLOYMENT,
                Resources.BATCH,
                Resources.USER,
                Resources.GROUP,
                Resources.AUTHORIZATION)) {
            save(group(Role.AUDITOR.group()), readable, ANY, Permissions.READ);
        }
    }

    private void grantAdministrators() {
        for (Resource resource : Resources.values()) {
            save(group(Role.ADMINISTRATOR.group()), resource, ANY, Permissions.ALL);
        }
    }

    private Authorization everybody() {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        authorization.setUserId(ANY);
        return authorization;
    }

    private Authorization group(String id) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(id);
        return authorization;
    }

    private void save(Authorization authorization, Resource resource, String id, Permission... permissions) {
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
