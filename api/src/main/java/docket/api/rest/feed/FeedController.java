package docket.api.rest.feed;

import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.api.rest.page.Page;
import docket.engine.order.OrderedEvents;
import docket.engine.organization.Permission;
import docket.engine.store.StoredEvent;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The events of all cases in the one order, for auditors and the administrator. */
@RestController
@RequestMapping("/api/events")
@Tag(name = "Feed", description = "Every event in one order without gaps; indexes begin at 0")
class FeedController {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final OrderedEvents events;
    private final FeedStreams streams;
    private final Acts acts;

    FeedController(OrderedEvents events, FeedStreams streams, Acts acts) {
        this.events = events;
        this.streams = streams;
        this.acts = acts;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listEvents", summary = "A page of the feed, in the one order")
    @Refuses({"forbidden", "ahead-of-the-log"})
    Page<EventItem> page(
            @Parameter(description = "The last index already read") @RequestParam(required = false) @Nullable
                    String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "case", required = false) @Nullable String caseId) {
        int size = Limits.limit(limit, USUAL, MOST);
        return Page.of(
                read(FeedQuery.of(after, type, caseId), size + 1),
                size,
                event -> EventItem.of(event, event.payload()),
                StoredEvent::logIndex);
    }

    /** Sends CloudEvents to those who ask for them; Spring sends here also those who take anything. */
    @GetMapping(produces = CloudEvent.BATCH)
    @Operation(operationId = "listEvents", summary = "A page of the feed, in the one order")
    @Refuses({"forbidden", "ahead-of-the-log"})
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = CloudEvent.BATCH,
                            array = @ArraySchema(schema = @Schema(implementation = CloudEvent.class))))
    ResponseEntity<?> batch(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        if (headers.getAccept().stream().noneMatch(MediaType.parseMediaType(CloudEvent.BATCH)::equalsTypeAndSubtype)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page(after, limit, type, caseId));
        }
        FeedQuery query = FeedQuery.of(after, type, caseId);
        return ResponseEntity.ok(read(query, Limits.limit(limit, USUAL, MOST)).stream()
                .map(CloudEvent::of)
                .toList());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamEvents",
            summary = "The feed as server-sent events",
            description = "`id:` is the log index. Resume with `Last-Event-ID`: nothing is left out or sent twice.")
    @Refuses({"forbidden", "ahead-of-the-log"})
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = SseEmitter.class)))
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        acts.person().must(Permission.READ_EVERYTHING);
        FeedQuery query = lastEventId == null || lastEventId.isEmpty()
                ? FeedQuery.of(after, type, caseId)
                : FeedQuery.of("Last-Event-ID", lastEventId, type, caseId);
        streams.open(query, request, response);
    }

    private List<StoredEvent> read(FeedQuery query, int limit) {
        acts.person().must(Permission.READ_EVERYTHING);
        List<StoredEvent> page = events.read(query.after(), limit, query.type(), query.caseId());
        if (page.isEmpty()) {
            streams.refuseAhead(query);
        }
        return page;
    }
}
