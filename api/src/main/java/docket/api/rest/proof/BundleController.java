package docket.api.rest.proof;

import docket.api.page.sheet.DecisionSheets;
import docket.api.rest.openapi.Refuses;
import docket.engine.access.Reads;
import docket.engine.organization.Permission;
import docket.engine.proof.bundle.CaseBundles;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves one case with all it takes to verify it where no Docket is. */
@RestController
@Tag(name = "Log")
class BundleController {

    private static final String ZIP = "application/zip";

    private final CaseBundles bundles;
    private final DecisionSheets sheets;
    private final Reads reads;
    private final Acts acts;

    BundleController(CaseBundles bundles, DecisionSheets sheets, Reads reads, Acts acts) {
        this.reads = reads;
        this.acts = acts;
        this.bundles = bundles;
        this.sheets = sheets;
    }

    @GetMapping("/api/audit/cases/{caseId}/bundle")
    @Operation(
            operationId = "getCaseBundle",
            summary = "A case with its events' exact bytes and their proofs: `./docket verify` verifies it offline",
            description = "docs/bundle.md has it to the byte. `sheet.html` in it is the case to read and to print. "
                    + "What is sealed stays sealed.")
    @Refuses({"forbidden", "unknown-case", "not-signed-yet", "log-elsewhere", "log-not-whole"})
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void bundle(
            @PathVariable String caseId,
            @Parameter(description = "Also what the engine did for the case, which may name other cases")
                    @RequestParam(defaultValue = "false")
                    boolean engine,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException, InterruptedException {
        acts.person().must(Permission.READ_EVERYTHING);
        CaseBundles.Ready bundle = bundles.of(caseId, engine);
        String sheet = sheets.of(bundle);
        reads.ofCase(acts.current(), "bundle", caseId);
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(caseId + ".docket.zip")
                        .build()
                        .toString());
        bundle.write(response.getOutputStream(), sheet);
    }
}
