package docket.api.rest.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import docket.api.problem.Problem;
import docket.api.problem.ThrownProblems;
import docket.api.rest.cases.CaseAnswers;
import docket.api.rest.cases.CaseJson;
import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.idempotency.IdempotencyRefusal;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.processes.cases.CaseTasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decisions on several tasks in one request; each is a transaction of its own. */
@RestController
@Tag(name = "Tasks")
class BulkDecisionController {

    private final CaseTasks tasks;
    private final Idempotency idempotency;
    private final CaseAnswers answers;

    BulkDecisionController(CaseTasks tasks, Idempotency idempotency, CaseAnswers answers) {
        this.tasks = tasks;
        this.idempotency = idempotency;
        this.answers = answers;
    }

    /** What became of each item, in their order. */
    public record Results(List<Result> results) {}

    /** What became of one item: the case as it is after the decision, or the problem. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkDecisionResult")
    public record Result(
            String taskId,

            @Schema(description = "The status that deciding this task alone would answer", example = "200")
            int status,

            @JsonProperty("case") @Nullable CaseJson decided,
            @Nullable Problem problem) {}

    @PostMapping(
            path = "/api/decisions",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "decideTasks",
            summary = "Decide several tasks",
            description = "A result for each item; none hides another. Sent again with the same Idempotency-Key, items"
                    + " that were decided answer as they did, and items that were refused are tried again.")
    Results decide(@Valid @RequestBody BulkDecisionRequest body, @Parameter(hidden = true) HttpServletRequest request) {
        idempotency.refuseOtherItems(request, body);
        return new Results(IntStream.range(0, body.items().size())
                .mapToObj(item -> decide(body, item, request))
                .toList());
    }

    private Result decide(BulkDecisionRequest body, int index, HttpServletRequest request) {
        BulkDecisionRequest.Item item = body.items().get(index);
        try {
            CaseJson decided = answers.json(idempotency.onceForItem(
                    request,
                    index,
                    body,
                    HttpStatus.OK.value(),
                    () -> tasks.decide(item.taskId(), item.taskDecision(), null),
                    answers::versionNow));
            return new Result(item.taskId(), HttpStatus.OK.value(), decided, null);
        } catch (RuntimeException thrown) {
            Problem problem = ThrownProblems.of(thrown, request);
            refuseTheWhole(problem);
            return new Result(item.taskId(), problem.status(), null, problem);
        }
    }

    /** What concerns the key concerns the request, not one item of it. */
    private static void refuseTheWhole(Problem problem) {
        for (RefusalCode code :
                List.of(IdempotencyRefusal.IDEMPOTENCY_KEY_REUSED, IdempotencyRefusal.REQUEST_IN_PROGRESS)) {
            if (problem.code().equals(code.code())) {
                throw new Refused(code);
            }
        }
    }
}
