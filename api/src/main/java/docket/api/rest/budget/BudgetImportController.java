package docket.api.rest.budget;

import docket.api.problem.ProblemTexts;
import docket.api.rest.idempotency.Idempotency;
import docket.api.rest.openapi.Refuses;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.budget.year.YearBooks;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.unit.Commands;
import docket.processes.act.Acts;
import docket.processes.organization.Organizations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opens many budget lines at once, or none of them. */
@RestController
@Tag(name = "Budget")
class BudgetImportController {

    private final YearBooks books;
    private final FiscalYears years;
    private final BudgetLineViews lines;
    private final Organizations organizations;
    private final Commands commands;
    private final Acts acts;
    private final Idempotency idempotency;

    BudgetImportController(
            YearBooks books,
            FiscalYears years,
            BudgetLineViews lines,
            Organizations organizations,
            Commands commands,
            Acts acts,
            Idempotency idempotency) {
        this.books = books;
        this.years = years;
        this.lines = lines;
        this.organizations = organizations;
        this.commands = commands;
        this.acts = acts;
        this.idempotency = idempotency;
    }

    /** What was imported. */
    @Schema(name = "BudgetImported")
    public record Imported(
            @Schema(description = "Lines that were opened") int created,

            @Schema(description = "Rows that were read, without the header")
            int rows) {}

    @PostMapping(path = "/api/budget/imports", consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importBudget",
            summary = "Open budget lines from CSV",
            description =
                    "Header: `fiscalYear,code,name,organization,program,item,source,currency,appropriation,allotted`."
                            + " Every bad row is reported, and then none is imported.")
    @Refuses({"forbidden", "import-refused"})
    Imported post(@RequestBody String csv, @Parameter(hidden = true) HttpServletRequest request) {
        acts.person().must(Permission.KEEP_THE_BUDGET);
        String imported = idempotency
                .once(request, csv, HttpStatus.OK.value(), () -> carryOut(csv), id -> 0)
                .resource();
        int rows = Integer.parseInt(imported);
        return new Imported(rows, rows);
    }

    private String carryOut(String csv) {
        BudgetImport read = new BudgetImport(
                        organizations::exists,
                        years::isClosed,
                        lineId -> lines.find(lineId).isPresent())
                .read(csv);
        if (!read.faults().isEmpty()) {
            throw new Refused(
                    BudgetRefusal.IMPORT_REFUSED,
                    read.faults().stream().map(BudgetImportController::error).toList(),
                    read.faults().stream()
                            .map(BudgetImport.Fault::row)
                            .distinct()
                            .count());
        }
        for (BudgetImport.Line line : read.lines()) {
            books.appropriate(line.opening());
            if (line.allotment() != null) {
                commands.send(line.allotment());
            }
        }
        return String.valueOf(read.lines().size());
    }

    private static FieldError error(BudgetImport.Fault fault) {
        Object[] arguments = fault.arguments().toArray();
        return new FieldError(
                fault.row(),
                fault.field(),
                fault.code(),
                locale -> ProblemTexts.text(fault.textKey(), locale, arguments));
    }
}
