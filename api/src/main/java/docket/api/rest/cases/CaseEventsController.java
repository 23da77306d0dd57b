package docket.api.rest.cases;

import docket.api.rest.feed.EventItem;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.engine.casefile.CaseEvents;
import docket.engine.store.StoredEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events of one case, for those who may read it. */
@RestController
@Tag(name = "Cases")
class CaseEventsController {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    private final ReadableCases cases;
    private final CaseEvents events;
    private final Unsealing unsealing;

    CaseEventsController(ReadableCases cases, CaseEvents events, Unsealing unsealing) {
        this.cases = cases;
        this.events = events;
        this.unsealing = unsealing;
    }

    @GetMapping(path = "/api/cases/{caseId}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listCaseEvents",
            summary = "The events of a case, in the order of its stream",
            description = "Listed at once; `logIndex` is null until they are numbered.")
    @Refuses("unknown-case")
    Page<EventItem> list(
            @PathVariable String caseId,
            @Parameter(description = "Also what the engine did for the case") @RequestParam(defaultValue = "false")
                    boolean engine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        cases.require(caseId);
        int size = Limits.limit(limit, USUAL, MOST);
        return Page.of(
                events.list(caseId, Limits.place(cursor, 0), size + 1, engine),
                size,
                event -> EventItem.of(event, unsealing.payload(caseId, event.payload())),
                StoredEvent::globalIndex);
    }
}
