package docket.api.webapp;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the case tab in Tasklist needs beside the REST contract: a task's case, and names for people's ids. */
@Hidden
@RestController
@RequestMapping("/api/tasklist")
class TabController {

    private static final int MOST_PEOPLE = 200;

    private final ProcessEngine engine;
    private final Unrestricted unrestricted;

    TabController(ProcessEngine engine) {
        this.engine = engine;
        this.unrestricted = new Unrestricted(engine);
    }

    /** The case of a task that the caller may see. */
    @GetMapping("/tasks/{taskId}/case")
    Map<String, String> caseOf(@PathVariable String taskId) {
        Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
        return Optional.ofNullable(task)
                .flatMap(found -> unrestricted.read(() -> caseId(found.getProcessInstanceId())))
                .map(caseId -> Map.of("caseId", caseId))
                .orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_TASK, taskId));
    }

    /** The business key of the root instance: what a call activity starts belongs to its root's case. */
    private Optional<String> caseId(String instanceId) {
        return instance(instanceId)
                .flatMap(instance -> instance(instance.getRootProcessInstanceId()))
                .map(ProcessInstance::getBusinessKey);
    }

    private Optional<ProcessInstance> instance(String id) {
        return Optional.ofNullable(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult());
    }

    /** Names by id, of those who are known; the record itself knows people by id only. */
    @GetMapping("/people")
    Map<String, Map<String, String>> people(@RequestParam(name = "id", defaultValue = "") List<String> ids) {
        String[] asked = ids.stream().limit(MOST_PEOPLE).toArray(String[]::new);
        List<User> found = asked.length == 0
                ? List.of()
                : unrestricted.read(() -> engine.getIdentityService()
                        .createUserQuery()
                        .userIdIn(asked)
                        .list());
        return Map.of("people", found.stream().collect(Collectors.toMap(User::getId, TabController::name)));
    }

    private static String name(User user) {
        String name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
