package docket.api.rest.budget;

import docket.api.rest.budget.spender.Spenders;
import docket.api.rest.budget.spender.SpendersJson;
import docket.api.rest.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
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

    private final BudgetLineAnswers lines;
    private final Spenders spenders;

    SpendersController(BudgetLineAnswers lines, Spenders spenders) {
        this.lines = lines;
        this.spenders = spenders;
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
        return spenders.of(lines.require(lineId), day);
    }
}
