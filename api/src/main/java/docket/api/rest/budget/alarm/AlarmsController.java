package docket.api.rest.budget.alarm;

import docket.api.page.budget.BudgetSight;
import docket.api.page.budget.BudgetSight.Sight;
import docket.api.rest.openapi.Refuses;
import docket.engine.agency.Agency;
import docket.engine.budget.outlook.Alarms;
import docket.engine.budget.outlook.Courses;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines that run dry or late, and what waits for its payment or its decision. */
@RestController
@Tag(name = "Budget")
class AlarmsController {

    private final Courses courses;
    private final BudgetSight sight;
    private final CaseViews cases;
    private final Agency agency;

    AlarmsController(Courses courses, BudgetSight sight, CaseViews cases, Agency agency) {
        this.courses = courses;
        this.sight = sight;
        this.cases = cases;
        this.agency = agency;
    }

    @GetMapping(path = "/api/budget/alarms", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listBudgetAlarms",
            summary = "Lines that run dry or late, unpaid commitments and requests that wait",
            description =
                    "Budget officers, auditors and the administrator are told of all lines, anybody else of those of"
                            + " their own organisation.")
    @Refuses("forbidden")
    AlarmsJson alarms(
            @Parameter(description = "The year of the moment if absent") @RequestParam(required = false) @Nullable
                    Integer fiscalYear,
            @Parameter(
                            description =
                                    "A day, or a time (RFC 3339): the alarms as they were then, or will be if nothing"
                                            + " more happens")
                    @RequestParam(required = false)
                    @Nullable
                    String at) {
        AskedDay asked = AskedDay.of(fiscalYear, at, agency);
        Sight seen = sight.now();
        Alarms alarms = courses.alarms(asked.fiscalYear(), asked.at(), line -> seen.sees(line.organization()));
        Map<String, CaseView> named = cases.all(alarms.caseIds());
        return AlarmsJson.of(asked, alarms, caseId -> {
            CaseView found = named.get(caseId);
            return found == null ? null : found.course().number();
        });
    }
}
