package docket.api.rest.budget;

import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.store.StoredEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of a budget line: one entry for each of its events. */
@RestController
@Tag(name = "Budget")
class LedgerController {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final BudgetLineAnswers answers;
    private final BudgetLineViews lines;
    private final CaseEvents events;
    private final CaseViews cases;

    LedgerController(BudgetLineAnswers answers, BudgetLineViews lines, CaseEvents events, CaseViews cases) {
        this.answers = answers;
        this.lines = lines;
        this.events = events;
        this.cases = cases;
    }

    @GetMapping(path = "/api/budget/lines/{lineId}/entries", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listLedgerEntries", summary = "The ledger of a budget line, one entry an event")
    @Refuses("unknown-budget-line")
    Page<LedgerEntryJson> entries(
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        answers.require(lineId);
        int size = Limits.limit(limit, USUAL, MOST);
        List<StoredEvent> found = events.list(lineId, Limits.place(cursor, 0), size + 1, false);
        if (found.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Map<Long, BudgetLineView> course = lines.course(lineId, found.get(0).sequence() + 1, found.size()).stream()
                .collect(Collectors.toMap(BudgetLineView::version, view -> view));
        Map<String, CaseView> named = cases.all(found.stream()
                .map(event -> ((FundsEvent) event.event()).caseId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return Page.of(
                found,
                size,
                event -> {
                    FundsEvent entry = (FundsEvent) event.event();
                    CaseView about = entry.caseId() == null ? null : named.get(entry.caseId());
                    return LedgerEntryJson.of(
                            event,
                            entry,
                            Objects.requireNonNull(course.get(event.sequence() + 1)),
                            about == null ? null : about.course().number());
                },
                StoredEvent::globalIndex);
    }
}
