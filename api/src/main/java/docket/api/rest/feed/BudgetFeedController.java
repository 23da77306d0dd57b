package docket.api.rest.feed;

import docket.api.rest.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The changes of budget lines as they happen, for everybody who may read the lines. */
@RestController
@Tag(name = "Budget")
class BudgetFeedController {

    private final BudgetFeed feed;

    BudgetFeedController(BudgetFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/api/budget/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamBudget",
            summary = "One server-sent event for each change of a budget line, from now on",
            description = "`id:` is the log index. Resume with `Last-Event-ID`: nothing is left out or sent twice.")
    @Refuses("ahead-of-the-log")
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
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        feed.open(lastEventId == null || lastEventId.isEmpty() ? after : lastEventId, null, request, response);
    }
}
