package docket.api.rest.allocation;

import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.engine.allocation.AllocationRounds;
import docket.engine.allocation.RoundPhase;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.Adjustment;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.RoundProcess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
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

/** Allocation rounds: budget officers open and close them, everybody may read them. */
@RestController
@RequestMapping(path = "/api/budget/rounds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Budget")
class RoundController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final RoundProcess process;
    private final AllocationRounds rounds;
    private final RoundAnswers answers;
    private final ProposalAnswers proposals;
    private final Acts acts;
    private final RootUnit rootUnit;
    private final Idempotency idempotency;

    RoundController(
            RoundProcess process,
            AllocationRounds rounds,
            RoundAnswers answers,
            ProposalAnswers proposals,
            Acts acts,
            RootUnit rootUnit,
            Idempotency idempotency) {
        this.process = process;
        this.rounds = rounds;
        this.answers = answers;
        this.proposals = proposals;
        this.acts = acts;
        this.rootUnit = rootUnit;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "openRound", summary = "Open an allocation round, which takes requests until it closes")
    @ApiResponse(responseCode = "201", description = "Opened; `Location` and `ETag` say where and in which version")
    @Refuses({
        "forbidden",
        "invalid-round",
        "invalid-amount",
        "currency-mismatch",
        "unknown-organization",
        "nobody-to-decide"
    })
    ResponseEntity<RoundJson> open(
            @Valid @RequestBody RoundRequest body, @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        CaseDraft draft = body.draft();
        return answers.entity(idempotency.once(
                request, body, HttpStatus.CREATED.value(), () -> process.open(draft), answers::versionNow));
    }

    @GetMapping
    @Operation(operationId = "listRounds", summary = "Allocation rounds, the newest first")
    Page<RoundJson> list(
            @RequestParam(required = false) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable RoundPhase state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.page(fiscalYear, state, Limits.text("cursor", cursor), Limits.limit(limit, USUAL, MOST));
    }

    @GetMapping("/{roundId}")
    @Operation(operationId = "getRound", summary = "An allocation round")
    @Refuses("unknown-round")
    ResponseEntity<RoundJson> get(@PathVariable String roundId) {
        return answers.entity(answers.require(roundId));
    }

    @PostMapping("/{roundId}/closing")
    @Operation(
            operationId = "closeRound",
            summary = "Take no more requests, and share out what there is",
            description = "A round that the committee returned is closed by the officer who opened it.")
    @Refuses({"forbidden", "unknown-round", "round-not-collecting", "not-your-task"})
    ResponseEntity<RoundJson> close(
            @PathVariable String roundId, @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        answers.require(roundId);
        return answers.entity(idempotency.once(
                request,
                null,
                HttpStatus.OK.value(),
                () -> {
                    if (!process.close(roundId)) {
                        throw new Refused(
                                RoundRefusal.ROUND_NOT_COLLECTING,
                                answers.require(roundId).state().phase());
                    }
                    return roundId;
                },
                answers::versionNow));
    }

    @GetMapping("/{roundId}/proposal")
    @Operation(operationId = "getProposal", summary = "How the round is shared out, or which of its limits clash")
    @Refuses({"unknown-round", "round-not-proposed"})
    ProposalJson proposal(@PathVariable String roundId, @Parameter(hidden = true) Locale reader) {
        return proposals.recorded(answers.require(roundId), reader);
    }

    @GetMapping("/{roundId}/receipts/{requestId}")
    @Operation(operationId = "getReceipt", summary = "Why a request got this much, in English and Korean")
    @Refuses({"unknown-round", "unknown-funds-request", "round-not-proposed"})
    ReceiptJson receipt(@PathVariable String roundId, @PathVariable String requestId) {
        return proposals.receipt(answers.require(roundId).state(), requestId);
    }

    @PostMapping(path = "/{roundId}/trial", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "tryAdjustments",
            summary = "The proposal as it would be",
            description =
                    "Some requests are granted what is given, and the rest is shared out around them. Records nothing.")
    @Refuses({
        "unknown-round",
        "round-not-proposed",
        "unknown-funds-request",
        "invalid-round",
        "adjusted-twice",
        "invalid-amount",
        "currency-mismatch"
    })
    ProposalJson trial(
            @PathVariable String roundId,
            @Valid @RequestBody TrialRequest body,
            @Parameter(hidden = true) Locale reader) {
        AllocationRoundView round = answers.require(roundId);
        List<Adjustment> adjustments =
                body.adjustments().stream().map(AdjustmentJson::adjustment).toList();
        return proposals.tried(
                round, rootUnit.execute(acts.current(), () -> rounds.trial(roundId, adjustments)), reader);
    }
}
