package docket.api.rest.cases;

import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseViews;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseWithdrawal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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

/** Cases: whoever is authenticated may draft one; its drafter, its line, auditors and the administrator read it. */
@RestController
@RequestMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
class CaseController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final CaseProcessStarter starter;
    private final CaseWithdrawal withdrawal;
    private final ReadableCases cases;
    private final CaseAnswers answers;
    private final Idempotency idempotency;

    CaseController(
            CaseProcessStarter starter,
            CaseWithdrawal withdrawal,
            ReadableCases cases,
            CaseAnswers answers,
            Idempotency idempotency) {
        this.starter = starter;
        this.withdrawal = withdrawal;
        this.cases = cases;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "startCase", summary = "Start a case", description = "Answers with the case.")
    @ApiResponse(responseCode = "201", description = "Started; `Location` and `ETag` say where and in which version")
    @Refuses({
        "unknown-process",
        "unknown-organization",
        "unknown-group",
        "unknown-person",
        "auditor-decides-nothing",
        "invalid-approval-line",
        "invalid-amount",
        "field-not-declared",
        "authority-insufficient",
        "nobody-to-decide",
        "budget-line-required",
        "insufficient-funds",
        "currency-mismatch",
        "fiscal-year-closed",
        "line-of-another-office",
        "forbidden"
    })
    ResponseEntity<CaseJson> start(
            @Valid @RequestBody CaseRequest body, @Parameter(hidden = true) HttpServletRequest request) {
        CaseDraft draft = body.draft();
        return answers.entity(idempotency.once(
                request, body, HttpStatus.CREATED.value(), () -> starter.start(draft), answers::versionNow));
    }

    @GetMapping("/{caseId}")
    @Operation(operationId = "getCase", summary = "A case, as it is or as it was")
    @Refuses({"unknown-case", "no-such-moment"})
    ResponseEntity<CaseJson> get(
            @PathVariable String caseId,
            @Parameter(description = "A version or a time (RFC 3339): the case as it was then")
                    @RequestParam(required = false)
                    @Nullable
                    String at) {
        return answers.entity(at == null ? cases.require(caseId) : cases.require(caseId, Moment.parse(at)));
    }

    @GetMapping
    @Operation(operationId = "listCases", summary = "Cases that the caller may read, the latest first")
    Page<CaseJson> list(
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String drafter,
            @Parameter(description = "Words of the title, or a registration number")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.of(
                cases.search(new CaseViews.Search(
                        state,
                        Limits.text("process", process),
                        Limits.text("drafter", drafter),
                        Limits.text("q", q),
                        Limits.text("cursor", cursor),
                        Limits.limit(limit, USUAL, MOST))),
                answers::json);
    }

    @PostMapping(path = "/{caseId}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "withdrawCase",
            summary = "Withdraw a case",
            description = "By its drafter, until someone has acted on it in this round.")
    @Refuses({"unknown-case", "not-your-case", "already-acted-on", "case-closed"})
    ResponseEntity<CaseJson> withdraw(
            @PathVariable String caseId,
            @Valid @RequestBody WithdrawalRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        cases.require(caseId);
        return answers.entity(idempotency.once(
                request,
                body,
                HttpStatus.OK.value(),
                () -> {
                    withdrawal.withdraw(caseId, body.reason());
                    return caseId;
                },
                answers::versionNow));
    }
}
