package docket.api.rest.tasks;

import docket.api.rest.cases.CaseAnswers;
import docket.api.rest.cases.CaseJson;
import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.api.rest.version.IfMatch;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.OpenTask;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The open tasks of a person. */
@RestController
@RequestMapping(path = "/api/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tasks")
class TaskController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final CaseTasks tasks;
    private final Idempotency idempotency;
    private final CaseAnswers answers;

    TaskController(CaseTasks tasks, Idempotency idempotency, CaseAnswers answers) {
        this.tasks = tasks;
        this.idempotency = idempotency;
        this.answers = answers;
    }

    @GetMapping
    @Operation(
            operationId = "listTasks",
            summary = "Open tasks that the caller may see",
            description = "With `mine=true` those that the caller may decide now: assigned to them, or offered to a"
                    + " group of theirs and unclaimed.")
    Page<TaskItem> list(
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Limits.limit(limit, USUAL, MOST);
        return Page.of(
                tasks.open(
                        mine,
                        Limits.text("case", caseId),
                        Limits.text("process", process),
                        Limits.text("cursor", cursor),
                        size + 1),
                size,
                TaskItem::of,
                OpenTask::taskId);
    }

    @PostMapping("/{taskId}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "claimTask", summary = "Take an offered task")
    @Refuses({
        "unknown-task",
        "not-your-task",
        "own-draft",
        "auditor-decides-nothing",
        "already-claimed",
        "already-decided"
    })
    void claim(@PathVariable String taskId, @Parameter(hidden = true) HttpServletRequest request) {
        idempotency.once(
                request,
                null,
                HttpStatus.NO_CONTENT.value(),
                () -> {
                    tasks.claim(taskId);
                    return taskId;
                },
                task -> 0);
    }

    @DeleteMapping("/{taskId}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "releaseTask", summary = "Give a claimed task back")
    @Refuses({"unknown-task", "not-your-task", "nothing-to-give-back", "already-decided", "concurrent-change"})
    void release(@PathVariable String taskId) {
        tasks.release(taskId);
    }

    @PostMapping(path = "/{taskId}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "decideTask",
            summary = "Decide a task",
            description = "An offered task is claimed in the same act. Answers with the case.")
    @ApiResponse(responseCode = "200", description = "Decided; `ETag` says the case's version")
    @Refuses({
        "unknown-task",
        "not-your-task",
        "own-draft",
        "auditor-decides-nothing",
        "already-decided",
        "decided-this-round",
        "stale-version",
        "decision-not-offered",
        "opinion-required",
        "override-reason-required",
        "unknown-group",
        "unknown-person",
        "invalid-approval-line",
        "authority-insufficient",
        "nobody-to-decide",
        "field-not-declared",
        "insufficient-funds",
        "fiscal-year-closed",
        "line-of-another-office"
    })
    ResponseEntity<CaseJson> decide(
            @PathVariable String taskId,
            @Valid @RequestBody DecisionRequest body,
            @Parameter(description = "The ETag of the case as it was read, or a list of them")
                    @RequestHeader(name = IfMatch.HEADER, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Set<Long> expectedVersions = IfMatch.versions(request);
        return answers.entity(idempotency.once(
                request,
                body,
                HttpStatus.OK.value(),
                () -> tasks.decide(taskId, body.taskDecision(), expectedVersions),
                answers::versionNow));
    }
}
