package docket.api.rest.budget;

import docket.api.rest.cases.Moment;
import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.SetControl;
import docket.engine.budget.terms.Control;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.YearBooks;
import docket.engine.money.Money;
import docket.engine.organization.Permission;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.organization.Organizations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Budget lines: budget officers and the administrator write them, everybody may read them. */
@RestController
@RequestMapping(path = "/api/budget/lines", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Budget")
class BudgetLineController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Commands commands;
    private final BudgetLineAnswers answers;
    private final Acts acts;
    private final Idempotency idempotency;
    private final Organizations organizations;
    private final YearBooks books;
    private final BudgetLineCsv csv;

    BudgetLineController(
            Commands commands,
            BudgetLineAnswers answers,
            Acts acts,
            Idempotency idempotency,
            Organizations organizations,
            YearBooks books,
            BudgetLineCsv csv) {
        this.commands = commands;
        this.answers = answers;
        this.acts = acts;
        this.idempotency = idempotency;
        this.organizations = organizations;
        this.books = books;
        this.csv = csv;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "openBudgetLine", summary = "Open a budget line with its appropriation")
    @ApiResponse(responseCode = "201", description = "Opened; `Location` and `ETag` say where and in which version")
    @Refuses({"forbidden", "budget-line-exists", "unknown-organization", "invalid-amount", "fiscal-year-closed"})
    ResponseEntity<BudgetLineJson> open(
            @Valid @RequestBody BudgetLineRequest body, @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        Money appropriation = body.appropriation().notNegative("appropriation");
        String lineId = body.lineId();
        return answers.entity(idempotency.once(
                request,
                body,
                HttpStatus.CREATED.value(),
                () -> {
                    organizations.require(body.organization());
                    books.appropriate(new AppropriateFunds(
                            lineId,
                            body.fiscalYear(),
                            body.code(),
                            body.name(),
                            body.organization(),
                            appropriation,
                            body.program(),
                            body.item(),
                            body.source(),
                            Objects.requireNonNullElse(body.control(), Control.STOP)));
                    return lineId;
                },
                answers::versionNow));
    }

    @PostMapping(path = "/{lineId}/allotments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "allotFunds", summary = "Release part of the appropriation for spending")
    @ApiResponse(responseCode = "201", description = "Allotted; answers with the line")
    @Refuses({
        "forbidden",
        "unknown-budget-line",
        "insufficient-funds",
        "allotment-too-low",
        "advance-reason-required",
        "currency-mismatch",
        "fiscal-year-closed",
        "invalid-amount"
    })
    ResponseEntity<BudgetLineJson> allot(
            @PathVariable String lineId,
            @Valid @RequestBody AllotmentRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        Money amount = body.amount().notNegative("amount");
        return answers.entity(idempotency.once(
                request,
                body,
                HttpStatus.CREATED.value(),
                () -> {
                    commands.send(new AllotFunds(lineId, amount, body.period(), body.advance()));
                    return lineId;
                },
                answers::versionNow));
    }

    @GetMapping("/{lineId}")
    @Operation(operationId = "getBudgetLine", summary = "A budget line, as it is or as it was")
    @Refuses({"unknown-budget-line", "no-such-moment"})
    ResponseEntity<BudgetLineJson> get(
            @PathVariable String lineId,
            @Parameter(description = "A version or a time (RFC 3339): the line as it was then")
                    @RequestParam(required = false)
                    @Nullable
                    String at) {
        return answers.entity(at == null ? answers.require(lineId) : answers.require(lineId, Moment.parse(at)));
    }

    @PutMapping(path = "/{lineId}/control", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "setControl", summary = "Change what happens to requests that the line cannot pay")
    @Refuses({"forbidden", "unknown-budget-line", "control-unchanged"})
    ResponseEntity<BudgetLineJson> control(
            @PathVariable String lineId,
            @Valid @RequestBody ControlRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        return answers.entity(idempotency.once(
                request,
                body,
                HttpStatus.OK.value(),
                () -> {
                    commands.send(new SetControl(lineId, body.control(), body.reason()));
                    return lineId;
                },
                answers::versionNow));
    }

    @GetMapping
    @Operation(operationId = "listBudgetLines", summary = "Budget lines")
    Page<BudgetLineJson> list(
            @RequestParam(required = false) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String program,
            @Parameter(description = "Words of the name, or a code") @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.page(search(fiscalYear, organization, program, q, cursor, limit));
    }

    @GetMapping(produces = "text/csv")
    @Operation(operationId = "listBudgetLines", summary = "Budget lines")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(
            @RequestParam(required = false) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String program,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        BudgetLineViews.Search search = search(fiscalYear, organization, program, q, cursor, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("budget-lines.csv")
                        .build()
                        .toString());
        csv.write(search, response.getWriter());
    }

    private static BudgetLineViews.Search search(
            @Nullable Integer fiscalYear,
            @Nullable String organization,
            @Nullable String program,
            @Nullable String q,
            @Nullable String cursor,
            @Nullable Integer limit) {
        return new BudgetLineViews.Search(
                fiscalYear,
                Limits.text("organization", organization),
                Limits.text("program", program),
                Limits.text("q", q),
                Limits.text("cursor", cursor),
                Limits.limit(limit, USUAL, MOST));
    }
}
