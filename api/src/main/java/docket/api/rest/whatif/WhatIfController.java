package docket.api.rest.whatif;

import docket.api.problem.InvalidRequest;
import docket.engine.order.LogSpan;
import docket.engine.organization.Permission;
import docket.engine.whatif.Outcome;
import docket.engine.whatif.OutcomeFile;
import docket.engine.whatif.Summary;
import docket.processes.act.Acts;
import docket.processes.whatif.WhatIfs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What another model, or another authority table, would have said about all past cases. */
@RestController
@Tag(name = "Audit")
class WhatIfController {

    private static final int FIRST = 100;

    private final DataSource database;
    private final WhatIfs whatIfs;
    private final Acts acts;

    WhatIfController(DataSource database, WhatIfs whatIfs, Acts acts) {
        this.database = database;
        this.whatIfs = whatIfs;
        this.acts = acts;
    }

    @RequestMapping(
            method = RequestMethod.POST,
            path = "/api/audit/what-if",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "askWhatIf",
            summary = "Which past cases another model would have advised, or another authority table routed, otherwise",
            description = "Nothing is written to any case; that it was asked is recorded before it is answered.")
    @RefusesWhatIf
    WhatIfJson ask(@Valid @RequestBody WhatIfRequest body) {
        WhatIfs.Asked asked = asked(body);
        List<Outcome> first = new ArrayList<>();
        Summary summary = asked.answer(
                outcome -> {
                    if (outcome.otherwise() && first.size() < FIRST) {
                        first.add(outcome);
                    }
                },
                (done, all) -> {});
        return WhatIfJson.of(asked, summary, first);
    }

    @RequestMapping(
            method = RequestMethod.POST,
            path = "/api/audit/what-if/rounds",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listWhatIf",
            summary = "The rounds of past cases that would have gone otherwise, as CSV or JSON Lines",
            description = "Written as it is found, however many. The same question as `/api/audit/what-if`.")
    @RefusesWhatIf
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    void list(
            @Valid @RequestBody WhatIfRequest body,
            @Parameter(schema = @Schema(allowableValues = {"csv", "jsonl"})) @RequestParam(defaultValue = "csv")
                    String format,
            @Parameter(description = "Also the rounds that would have gone the same way")
                    @RequestParam(defaultValue = "false")
                    boolean all,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (!format.equals("csv") && !format.equals("jsonl")) {
            throw InvalidRequest.parameter("format", "field.choice", "csv, jsonl");
        }
        WhatIfs.Asked asked = asked(body);
        response.setContentType((format.equals("csv") ? "text/csv" : "application/x-ndjson") + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("docket-what-if." + format)
                        .build()
                        .toString());
        try (OutcomeFile file = new OutcomeFile(
                response.getOutputStream(),
                format.equals("csv"),
                asked.alternative().question().details())) {
            asked.answer(
                    outcome -> {
                        if (all || outcome.otherwise()) {
                            file.accept(outcome);
                        }
                    },
                    (done, size) -> {});
        }
    }

    private WhatIfs.Asked asked(WhatIfRequest body) {
        acts.person().must(Permission.READ_EVERYTHING);
        return whatIfs.ask(
                acts.current(), body.alternative(whatIfs), LogSpan.of(database, body.from(), body.to()), Map.of());
    }
}
