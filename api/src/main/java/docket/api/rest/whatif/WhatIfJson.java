package docket.api.rest.whatif;

import docket.engine.whatif.Outcome;
import docket.engine.whatif.Summary;
import docket.processes.whatif.WhatIfs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** What would have been otherwise, by organisation and kind. */
@Schema(name = "WhatIf")
public record WhatIfJson(
        @Schema(description = "`model` or `authority`") String what,
        @Schema(example = "authority:2") String name,
        String sha256,

        @Schema(description = "The first log index looked at")
        long from,

        @Schema(description = "The first that was not") long to,
        long cases,
        long casesOtherwise,

        @Schema(description = "Cases left out, because what they asked for was disposed of")
        long erased,

        long rounds,
        long otherwise,

        @Schema(description = "Rounds that would have gone the same way for other reasons")
        long onOtherGrounds,

        List<Row> rows,

        @Schema(description = "The first 100 rounds that would have gone otherwise")
        List<Round> first) {

    /** The cases of one organisation and kind. */
    @Schema(name = "WhatIfRow")
    public record Row(
            @Schema(example = "facilities") String organization,
            @Schema(example = "payment") String kind,
            long cases,
            long casesOtherwise,
            long rounds,
            long otherwise,
            long onOtherGrounds,
            List<Change> changes) {}

    /** Rounds that would have gone from one to the other. */
    @Schema(name = "WhatIfChange")
    public record Change(
            @Schema(example = "NOTHING_FOUND") String before,
            @Schema(example = "CHECK") String after,

            @Schema(
                    description =
                            "Whether what the drafter asked for would have been refused; `after` holds the power then")
            boolean refused,

            long rounds) {}

    /** A round of a case. */
    @Schema(name = "WhatIfRound")
    public record Round(
            String caseId,
            int round,
            long logIndex,
            String organization,
            String kind,
            String before,
            String after,
            boolean refused,
            Map<String, String> details) {}

    static WhatIfJson of(WhatIfs.Asked asked, Summary summary, List<Outcome> first) {
        return new WhatIfJson(
                asked.alternative().what(),
                asked.alternative().name(),
                asked.alternative().sha256(),
                asked.span().from(),
                asked.span().to(),
                summary.cases(),
                summary.casesOtherwise(),
                summary.erased(),
                summary.rounds(),
                summary.otherwise(),
                summary.onOtherGrounds(),
                summary.rows().stream().map(WhatIfJson::row).toList(),
                first.stream().map(WhatIfJson::round).toList());
    }

    private static Row row(Summary.Row row) {
        return new Row(
                row.organization(),
                row.kind(),
                row.cases(),
                row.casesOtherwise(),
                row.rounds(),
                row.otherwise(),
                row.onOtherGrounds(),
                row.changes().stream()
                        .map(change -> new Change(change.before(), change.after(), change.refused(), change.rounds()))
                        .toList());
    }

    private static Round round(Outcome outcome) {
        return new Round(
                outcome.caseId(),
                outcome.round(),
                outcome.logIndex(),
                outcome.organization(),
                outcome.kind(),
                outcome.before(),
                outcome.after(),
                outcome.refused(),
                outcome.details());
    }
}
