package docket.api.rest.proof;

import docket.api.problem.InvalidRequest;
import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.engine.access.Reads;
import docket.engine.export.ExportFormat;
import docket.engine.export.Exports;
import docket.engine.export.Range;
import docket.engine.organization.Permission;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the whole record, or a part of it, as a file for other tools. */
@RestController
@Tag(name = "Log")
class ExportController {

    private static final String INDEX = "[0-9]{1,18}";

    private final Exports exports;
    private final Reads reads;
    private final Acts acts;

    ExportController(Exports exports, Reads reads, Acts acts) {
        this.reads = reads;
        this.acts = acts;
        this.exports = exports;
    }

    @GetMapping("/api/audit/export")
    @Operation(
            operationId = "exportRecord",
            summary = "The record for other tools, with the checkpoint it stands on; for auditors only",
            description =
                    "`jsonl`: the exact entries with their proofs. `ocel2`: OCEL 2.0 as JSON. `xes`: IEEE 1849-2016. "
                            + "`csv`: RFC 4180. docs/exports.md says what is in each. Written as it is read, however large.")
    @Refuses({"forbidden", "log-elsewhere", "log-not-whole"})
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/xml", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    void export(
            @Parameter(schema = @Schema(allowableValues = {"jsonl", "ocel2", "xes", "csv"})) @RequestParam
                    String format,
            @Parameter(description = "The first log index, or an event's time (RFC 3339): from then on")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Likewise: up to, but without it") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        acts.person().must(Permission.EXPORT_THE_RECORD);
        ExportFormat chosen =
                ExportFormat.of(format).orElseThrow(() -> InvalidRequest.parameter("format", "field.export-format"));
        Exports.Ready export = exports.of(new Range(index(from), index(to), time("from", from), time("to", to)));
        reads.ofMany(
                acts.current(),
                "export",
                Map.of("format", format, "from", Objects.toString(from, ""), "to", Objects.toString(to, "")));
        response.setContentType(chosen.mediaType() + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("docket-" + export.logSize() + "." + chosen.extension())
                        .build()
                        .toString());
        export.write(chosen, response.getOutputStream());
    }

    private static @Nullable Long index(@Nullable String bound) {
        return bound != null && bound.matches(INDEX) ? Long.valueOf(bound) : null;
    }

    private static @Nullable Instant time(String parameter, @Nullable String bound) {
        if (bound == null || bound.matches(INDEX)) {
            return null;
        }
        return Limits.time(parameter, bound, "field.index-or-time");
    }
}
