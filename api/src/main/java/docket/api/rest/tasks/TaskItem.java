package docket.api.rest.tasks;

import docket.processes.cases.OpenTask;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open task: whose it is, or to which groups it is offered. */
@Schema(name = "Task")
public record TaskItem(
        String taskId,
        String caseId,
        @Schema(example = "document-approval") String process,
        String name,

        @Schema(nullable = true, example = "lee.director") @Nullable
        String user,

        @Schema(example = "[\"director\"]") List<String> groups,
        @Schema(nullable = true) @Nullable Instant due) {

    static TaskItem of(OpenTask task) {
        return new TaskItem(
                task.taskId(), task.caseId(), task.process(), task.name(), task.user(), task.groups(), task.due());
    }
}
