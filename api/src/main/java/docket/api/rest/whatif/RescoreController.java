package docket.api.rest.whatif;

import docket.api.rest.openapi.Refuses;
import docket.engine.access.Reads;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.order.LogSpan;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.engine.rescore.RecordedScores;
import docket.engine.rescore.RecordedScores.Verdict;
import docket.engine.rescore.Rescore;
import docket.engine.scoring.ModelStore;
import docket.engine.store.StoredEvent;
import docket.engine.whatif.WhatIfRefusal;
import docket.processes.act.Acts;
import docket.processes.whatif.WhatIfs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes recorded scores again: one case's, or all. Nothing is written but that it was asked. */
@RestController
@Tag(name = "Audit")
class RescoreController {

    private static final int LISTED = 1_000;
    private static final int PAGE = 500;

    private final DataSource database;
    private final ModelStore models;
    private final WhatIfs whatIfs;
    private final CaseEvents events;
    private final Reads reads;
    private final Acts acts;

    RescoreController(
            DataSource database, ModelStore models, WhatIfs whatIfs, CaseEvents events, Reads reads, Acts acts) {
        this.database = database;
        this.models = models;
        this.whatIfs = whatIfs;
        this.events = events;
        this.reads = reads;
        this.acts = acts;
    }

    /** Which model to score with. */
    @Schema(name = "RescoreRequest")
    public record Request(
            @Schema(
                    nullable = true,
                    description = "SHA-256, or version as `3` or `return-risk:3`; absent: the recorded one")
            @Size(max = 200)
            @Nullable
            String model) {}

    /** A recorded score and the new one. */
    @Schema(name = "Rescore")
    public record Again(
            String caseId,
            int round,
            String eventId,
            ScoreJson recorded,
            ScoreJson again,

            @Schema(description = "Whether every field agrees")
            boolean same,

            long sumDifference,
            int probabilityMicrosDifference) {}

    /** What came of all of them. */
    @Schema(name = "RescoreReport")
    public record Report(
            @Schema(description = "The first log index looked at")
            long from,

            @Schema(description = "The first that was not") long to,
            long scores,
            long same,
            long different,

            @Schema(description = "Their model is not in the store")
            long withoutModel,

            @Schema(description = "Their inputs are gone") long erased,

            @Schema(description = "Made with the model last known")
            long fallback,

            @Schema(description = "Submissions that no model scored")
            long failed,

            @Schema(description = "Those that are not the same; at most 1,000")
            List<Finding> findings) {}

    /** A score that is not the same. */
    @Schema(name = "RescoreFinding")
    public record Finding(Verdict verdict, String caseId, String eventId, long logIndex) {}

    @RequestMapping(
            method = RequestMethod.POST,
            path = "/api/audit/cases/{caseId}/rescore",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rescoreCase",
            summary = "The case's latest score, made again from its recorded inputs",
            description = "With the recorded model, or with another one. Writes nothing to the case.")
    @Refuses({"forbidden", "unknown-case", "case-not-scored", "unknown-model"})
    Again rescore(@PathVariable String caseId, @Valid @RequestBody(required = false) @Nullable Request body) {
        acts.person().must(Permission.READ_EVERYTHING);
        StoredEvent event = latestScore(caseId);
        CaseScored scored = event.event(CaseScored.class);
        String model = body == null || body.model() == null
                ? scored.score().modelSha256()
                : whatIfs.stored(body.model()).sha256();
        Rescore.Comparison made = new Rescore(models)
                .with(scored.score(), model)
                .orElseThrow(() -> new Refused(WhatIfRefusal.UNKNOWN_MODEL, model, "-"));
        reads.ofCase(acts.current(), "rescore", caseId);
        return new Again(
                caseId,
                scored.round(),
                event.eventId(),
                ScoreJson.of(made.recorded()),
                ScoreJson.of(made.again()),
                made.same(),
                made.sumDifference(),
                made.probabilityDifferenceMicros());
    }

    @GetMapping(path = "/api/audit/rescore", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rescoreAll",
            summary = "Every recorded score, made again from its recorded inputs with its recorded model",
            description = "Compared bit for bit along the log, of which `from` and `to` are indexes.")
    @Refuses("forbidden")
    Report rescoreAll(
            @Parameter(description = "The first log index") @RequestParam(required = false) @Min(0) @Max(MAX) @Nullable
                    Long from,
            @Parameter(description = "Up to, but without it")
                    @RequestParam(required = false)
                    @Min(0)
                    @Max(MAX)
                    @Nullable
                    Long to) {
        acts.person().must(Permission.READ_EVERYTHING);
        LogSpan span = LogSpan.of(database, from, to);
        reads.ofMany(
                acts.current(), "rescore", Map.of("from", Long.toString(span.from()), "to", Long.toString(span.to())));
        List<Finding> findings = new ArrayList<>();
        RecordedScores.Report report = new RecordedScores(database, models)
                .makeAllAgain(
                        span,
                        found -> {
                            if (findings.size() < LISTED) {
                                findings.add(new Finding(
                                        found.verdict(), found.caseId(), found.eventId(), found.logIndex()));
                            }
                        },
                        (done, all) -> {});
        return new Report(
                span.from(),
                span.to(),
                report.all(),
                report.count(Verdict.SAME),
                report.count(Verdict.DIFFERENT),
                report.count(Verdict.NO_MODEL),
                report.count(Verdict.ERASED),
                report.fallback(),
                report.failed(),
                findings);
    }

    static final long MAX = 999_999_999_999_999_999L;

    private StoredEvent latestScore(String caseId) {
        StoredEvent latest = null;
        List<StoredEvent> page = events.list(caseId, 0, PAGE, false);
        if (page.isEmpty()) {
            throw new Refused(CaseRefusal.UNKNOWN_CASE, caseId);
        }
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                latest = event.type().equals("case-scored") && !event.isDisposed() ? event : latest;
            }
            page = events.list(caseId, page.get(page.size() - 1).globalIndex(), PAGE, false);
        }
        if (latest == null) {
            throw new Refused(WhatIfRefusal.CASE_NOT_SCORED, caseId);
        }
        return Objects.requireNonNull(latest);
    }
}
