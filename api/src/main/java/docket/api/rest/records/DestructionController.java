package docket.api.rest.records;

import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.idempotency.Outcome;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.api.rest.version.IfMatch;
import docket.engine.destruction.DestructionView;
import docket.engine.destruction.DestructionViews;
import docket.engine.destruction.Destructions;
import docket.engine.organization.Permission;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Destructions: one records officer asks, another confirms; whoever reads everything may read them too. */
@RestController
@RequestMapping(path = "/api/records/destructions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records")
class DestructionController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Destructions destructions;
    private final DestructionViews views;
    private final Acts acts;
    private final Idempotency idempotency;

    DestructionController(Destructions destructions, DestructionViews views, Acts acts, Idempotency idempotency) {
        this.destructions = destructions;
        this.views = views;
        this.acts = acts;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "requestDestruction",
            summary = "Ask for a person's data to be erased, or for cases to be disposed of",
            description = "Destroys nothing: another records officer confirms it within 30 days.")
    @ApiResponse(responseCode = "201", description = "Asked for; `Location` says where to confirm it")
    @Refuses({"forbidden", "nothing-to-erase", "unknown-case", "cases-disposed", "cases-open", "retention-not-over"})
    ResponseEntity<DestructionJson> request(
            @Valid @RequestBody DestructionRequest body, @Parameter(hidden = true) HttpServletRequest request) {
        body.check();
        return answer(idempotency.once(request, body, HttpStatus.CREATED.value(), () -> ask(body), this::versionNow));
    }

    @PostMapping("/{destructionId}/confirmation")
    @Operation(
            operationId = "confirmDestruction",
            summary = "Confirm a destruction as the second person, and carry it out",
            description = "It cannot be undone. What cases say is removed within seconds, once this is in the log.")
    @ApiResponse(responseCode = "200", description = "Destroyed")
    @Refuses({
        "forbidden",
        "second-person-required",
        "unknown-destruction",
        "destruction-over",
        "nothing-to-erase",
        "cases-disposed",
        "cases-open",
        "retention-not-over"
    })
    ResponseEntity<DestructionJson> confirm(
            @PathVariable String destructionId, @Parameter(hidden = true) HttpServletRequest request) {
        return answer(idempotency.once(
                request,
                null,
                HttpStatus.OK.value(),
                () -> {
                    destructions.confirm(acts.person(), destructionId);
                    return destructionId;
                },
                this::versionNow));
    }

    @PostMapping("/{destructionId}/withdrawal")
    @Operation(operationId = "withdrawDestruction", summary = "Withdraw a request for a destruction")
    @ApiResponse(responseCode = "200", description = "Withdrawn")
    @Refuses({"forbidden", "unknown-destruction", "destruction-over"})
    ResponseEntity<DestructionJson> withdraw(
            @PathVariable String destructionId, @Parameter(hidden = true) HttpServletRequest request) {
        return answer(idempotency.once(
                request,
                null,
                HttpStatus.OK.value(),
                () -> {
                    destructions.withdraw(acts.person(), destructionId);
                    return destructionId;
                },
                this::versionNow));
    }

    @GetMapping("/{destructionId}")
    @Operation(operationId = "getDestruction", summary = "A destruction: asked for, withdrawn, expired or carried out")
    @Refuses({"forbidden", "unknown-destruction"})
    ResponseEntity<DestructionJson> get(@PathVariable String destructionId) {
        acts.person().must(Permission.KNOW_OF_DESTRUCTIONS);
        return entity(ResponseEntity.ok(), destructions.require(destructionId));
    }

    @GetMapping
    @Operation(operationId = "listDestructions", summary = "Destructions, the latest request first")
    @Refuses("forbidden")
    Page<DestructionJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        acts.person().must(Permission.KNOW_OF_DESTRUCTIONS);
        int size = Limits.limit(limit, USUAL, MOST);
        return Page.of(
                views.list(Limits.place(cursor, Long.MAX_VALUE), size + 1),
                size,
                listed -> DestructionJson.of(listed.destruction()),
                DestructionViews.Listed::place);
    }

    private String ask(DestructionRequest body) {
        return body.person() != null
                ? destructions.requestErasure(acts.person(), body.person(), body.reason())
                : destructions.requestDisposal(
                        acts.person(),
                        Objects.requireNonNull(body.cases()).stream().distinct().toList(),
                        body.reason());
    }

    private long versionNow(String destructionId) {
        return destructions.require(destructionId).version();
    }

    private ResponseEntity<DestructionJson> answer(Outcome outcome) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(outcome.status());
        if (outcome.status() == HttpStatus.CREATED.value()) {
            answer.location(URI.create("/api/records/destructions/" + outcome.resource()));
        }
        return entity(answer, views.at(outcome.resource(), outcome.version()).orElseThrow());
    }

    private static ResponseEntity<DestructionJson> entity(ResponseEntity.BodyBuilder answer, DestructionView view) {
        return answer.eTag(IfMatch.etag(view.version())).body(DestructionJson.of(view));
    }
}
