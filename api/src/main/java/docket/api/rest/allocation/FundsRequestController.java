package docket.api.rest.allocation;

import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.refusal.Refused;
import docket.engine.store.TimeOrderedIds;
import docket.processes.act.Acts;
import docket.processes.allocation.FundsRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What organisations ask of a round: their people write it until the round closes, everybody may read it. */
@RestController
@RequestMapping(path = "/api/budget/rounds/{roundId}/requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Budget")
class FundsRequestController {

    private final FundsRequests requests;
    private final RoundAnswers answers;
    private final Acts acts;
    private final Idempotency idempotency;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    FundsRequestController(FundsRequests requests, RoundAnswers answers, Acts acts, Idempotency idempotency) {
        this.requests = requests;
        this.answers = answers;
        this.acts = acts;
        this.idempotency = idempotency;
    }

    /** All that is asked of a round. */
    public record RequestsJson(List<FundsRequestJson> items) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "enterRequest", summary = "Ask for money of a round")
    @ApiResponse(responseCode = "201", description = "Entered; `Location` says where")
    @Refuses({
        "unknown-round",
        "forbidden",
        "not-your-organization",
        "unknown-organization",
        "round-not-collecting",
        "budget-line-exists",
        "invalid-round",
        "invalid-amount",
        "currency-mismatch"
    })
    ResponseEntity<FundsRequestJson> enter(
            @PathVariable String roundId,
            @Valid @RequestBody FundsRequestBody body,
            @Parameter(hidden = true) HttpServletRequest request) {
        answers.require(roundId);
        String requestId = idempotency
                .once(
                        request,
                        body,
                        HttpStatus.CREATED.value(),
                        () -> {
                            String id = ids.generateIdentifier();
                            requests.enter(
                                    roundId, body.request(id, acts.person().id()));
                            return id;
                        },
                        id -> answers.versionNow(roundId))
                .resource();
        return ResponseEntity.created(URI.create("/api/budget/rounds/" + roundId + "/requests/" + requestId))
                .body(require(roundId, requestId));
    }

    @PutMapping(path = "/{requestId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "changeRequest", summary = "Ask for something else instead")
    @Refuses({
        "unknown-round",
        "unknown-funds-request",
        "forbidden",
        "not-your-organization",
        "organization-fixed",
        "round-not-collecting",
        "budget-line-exists",
        "invalid-round",
        "invalid-amount",
        "currency-mismatch"
    })
    FundsRequestJson change(
            @PathVariable String roundId,
            @PathVariable String requestId,
            @Valid @RequestBody FundsRequestBody body,
            @Parameter(hidden = true) HttpServletRequest request) {
        String enteredBy = require(roundId, requestId).enteredBy();
        idempotency.once(
                request,
                body,
                HttpStatus.OK.value(),
                () -> {
                    requests.change(roundId, body.request(requestId, enteredBy));
                    return requestId;
                },
                id -> answers.versionNow(roundId));
        return require(roundId, requestId);
    }

    @DeleteMapping("/{requestId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawRequest", summary = "Ask no more for it")
    @Refuses({"unknown-round", "unknown-funds-request", "forbidden", "not-your-organization", "round-not-collecting"})
    void withdraw(
            @PathVariable String roundId,
            @PathVariable String requestId,
            @Parameter(hidden = true) HttpServletRequest request) {
        answers.require(roundId);
        idempotency.once(
                request,
                null,
                HttpStatus.NO_CONTENT.value(),
                () -> {
                    requests.withdraw(roundId, requestId);
                    return requestId;
                },
                id -> answers.versionNow(roundId));
    }

    @GetMapping
    @Operation(operationId = "listRequests", summary = "All that is asked of a round")
    @Refuses("unknown-round")
    RequestsJson list(@PathVariable String roundId) {
        AllocationRoundView round = answers.require(roundId);
        return new RequestsJson(round.state().requests().stream()
                .map(request -> FundsRequestJson.of(request, round))
                .toList());
    }

    @GetMapping("/{requestId}")
    @Operation(operationId = "getRequest", summary = "What is asked of a round")
    @Refuses({"unknown-round", "unknown-funds-request"})
    FundsRequestJson get(@PathVariable String roundId, @PathVariable String requestId) {
        return require(roundId, requestId);
    }

    private FundsRequestJson require(String roundId, String requestId) {
        AllocationRoundView round = answers.require(roundId);
        return round.state()
                .request(requestId)
                .map(request -> FundsRequestJson.of(request, round))
                .orElseThrow(() -> new Refused(RoundRefusal.UNKNOWN_FUNDS_REQUEST, requestId));
    }
}
