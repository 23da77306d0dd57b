package docket.api.rest.budget;

import docket.api.rest.budget.FiscalYearJson.Closing;
import docket.api.rest.budget.FiscalYearJson.Opening;
import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.engine.budget.year.YearBooks;
import docket.engine.organization.Permission;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fiscal years: budget officers and the administrator open and close them, and see before what that does. */
@RestController
@RequestMapping(path = "/api/budget/years", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Budget")
class FiscalYearController {

    private final YearBooks books;
    private final FiscalYearAnswers answers;
    private final Acts acts;
    private final Idempotency idempotency;

    FiscalYearController(YearBooks books, FiscalYearAnswers answers, Acts acts, Idempotency idempotency) {
        this.books = books;
        this.answers = answers;
        this.acts = acts;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(operationId = "listFiscalYears", summary = "The fiscal years that were opened or closed, and this year")
    List<FiscalYearJson> years() {
        return answers.years();
    }

    @GetMapping("/{year}/closing")
    @Operation(
            operationId = "previewYearClosing",
            summary = "What lapses when the year is closed, what may be carried over, and who waits for money")
    @Refuses("forbidden")
    Closing closing(@PathVariable int year) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        return answers.closing(FiscalYearAnswers.valid(year));
    }

    @PostMapping(path = "/{year}/closing", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "closeFiscalYear", summary = "Close the year: what is left lapses, line by line")
    @Refuses({"forbidden", "fiscal-year-closed"})
    Closing close(
            @PathVariable int year,
            @Valid @RequestBody ClosingRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        FiscalYearAnswers.valid(year);
        idempotency.once(
                request,
                body,
                HttpStatus.OK.value(),
                () -> {
                    books.close(year, body.reason());
                    return String.valueOf(year);
                },
                id -> 0);
        return answers.closing(year);
    }

    @GetMapping("/{year}/opening")
    @Operation(
            operationId = "previewYearOpening",
            summary = "The shares of earlier commitments that bind the year's lines when it is opened")
    @Refuses("forbidden")
    Opening opening(@PathVariable int year) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        return answers.opening(FiscalYearAnswers.valid(year));
    }

    @PostMapping("/{year}/opening")
    @Operation(
            operationId = "openFiscalYear",
            summary = "Open the year, for the first time or again: what had lapsed is there again")
    @Refuses({"forbidden", "fiscal-year-open", "insufficient-funds", "budget-line-required"})
    Opening open(@PathVariable int year, @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        FiscalYearAnswers.valid(year);
        idempotency.once(
                request,
                null,
                HttpStatus.OK.value(),
                () -> {
                    books.open(year);
                    return String.valueOf(year);
                },
                id -> 0);
        return answers.opening(year);
    }
}
