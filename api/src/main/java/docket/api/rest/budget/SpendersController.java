package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import docket.api.rest.budget.SpendersJson.Approving;
import docket.api.rest.budget.SpendersJson.Asking;
import docket.api.rest.openapi.Refuses;
import docket.engine.agency.Agency;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.year.FiscalYears;
import docket.engine.line.Power;
import docket.engine.organization.Staff;
import docket.processes.authority.AuthorityGrants;
import docket.processes.authority.AuthorityGrants.Grant;
import docket.processes.authority.AuthorityTables;
import docket.processes.authority.AuthorityTables.Version;
import docket.processes.organization.Staffing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may spend money of a budget line. */
@RestController
@Tag(name = "Budget")
class SpendersController {

    private static final int MOST = 100;

    private final BudgetLineAnswers lines;
    private final AuthorityTables tables;
    private final FiscalYears years;
    private final Staffing staffing;
    private final Agency agency;

    SpendersController(
            BudgetLineAnswers lines, DataSource database, FiscalYears years, Staffing staffing, Agency agency) {
        this.lines = lines;
        this.tables = new AuthorityTables(database);
        this.years = years;
        this.staffing = staffing;
        this.agency = agency;
    }

    @GetMapping(path = "/api/budget/lines/{lineId}/spenders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listSpenders",
            summary = "Who may ask for money of the line, who may approve up to what, and by which rule")
    @Refuses("unknown-budget-line")
    SpendersJson spenders(
            @PathVariable String lineId,
            @Parameter(description = "The day whose rules are asked; today if absent")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        BudgetLineView line = lines.require(lineId);
        LocalDate asked = day == null ? LocalDate.now(agency.clock().withZone(agency.zone())) : day;
        Map<String, Version> newest = new TreeMap<>();
        tables.all().forEach(version -> newest.putIfAbsent(version.key(), version));
        return new SpendersJson(
                lineId,
                asked,
                new Asking(
                        line.organization(), years.open().contains(line.fiscalYear()), MoneyJson.of(line.available())),
                newest.values().stream()
                        .flatMap(version -> AuthorityGrants.of(
                                        tables.deployed(version.toString()),
                                        line.organization(),
                                        line.funds().adjusted().currency(),
                                        asked)
                                .stream()
                                .map(grant -> approving(version, grant)))
                        .toList());
    }

    private Approving approving(Version table, Grant grant) {
        boolean person = grant.holder().startsWith(Power.PERSON);
        String named = person ? grant.holder().substring(Power.PERSON.length()) : grant.holder();
        Staff staff = staffing.of(person ? List.of() : List.of(named), List.of(), MOST);
        return new Approving(
                grant.kind(),
                table.toString(),
                grant.rule(),
                grant.reason(),
                person ? null : named,
                person
                        ? List.of(named)
                        : staff.membersOf(named).stream().sorted().toList(),
                MoneyJson.ofNullable(grant.upTo()));
    }
}
