package docket.api.rest.budget.proof;

import docket.api.open.budget.LogJson;
import docket.api.open.budget.ProofJson;
import docket.api.open.budget.PublicAnswers;
import docket.api.open.budget.PublicDays;
import docket.api.rest.openapi.Refuses;
import docket.engine.budget.day.DayRefusal;
import docket.engine.budget.sum.YearTree;
import docket.engine.refusal.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The proof of any line, those that are rolled up in public too. */
@RestController
@Tag(name = "Budget")
class LineProofController {

    private final PublicDays days;
    private final LogJson.Reader log;

    LineProofController(PublicDays days, LogJson.Reader log) {
        this.days = days;
        this.log = log;
    }

    @GetMapping(path = "/api/budget/lines/{lineId}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getLineProof",
            summary = "The proof that a budget line is counted in the sums of a day",
            description = "docs/sum-tree.md has how it is checked; figures are minor units, as text")
    @Refuses({"day-not-published", "line-not-counted", "day-being-added-up"})
    ProofJson proof(
            @PathVariable String lineId,
            @Parameter(description = "Such as 2026-03-02; today so far if absent")
                    @RequestParam(required = false)
                    @Nullable
                    String day)
            throws IOException {
        PublicDays.OneDay one = days.of(PublicAnswers.day(day));
        for (YearTree tree : one.account().trees()) {
            YearTree.Proof proof = tree.proof(lineId).orElse(null);
            if (proof != null) {
                return ProofJson.of(one.account().day().toString(), tree, proof, log.of(one.published()));
            }
        }
        throw new Refused(DayRefusal.LINE_NOT_COUNTED, lineId, one.account().day());
    }
}
