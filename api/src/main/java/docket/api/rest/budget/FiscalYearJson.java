package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fiscal year as it stands. */
@Schema(name = "FiscalYear")
public record FiscalYearJson(
        @Schema(example = "2026") int fiscalYear,
        State state,

        @Schema(
                nullable = true,
                description = "When an officer opened or closed it; null where only the calendar says it")
        @Nullable
        Instant since,

        @Schema(nullable = true, description = "Why it was closed") @Nullable
        String reason) {

    /** Whether money of its lines may be reserved. */
    @Schema(name = "FiscalYearState")
    public enum State {
        OPEN,
        CLOSED,

        /** It has not begun, or is over and not closed yet. */
        NOT_OPEN
    }

    /** What closing the year does to its lines, or has done. */
    @Schema(name = "YearClosing")
    public record Closing(FiscalYearJson year, List<ClosingLine> lines, List<MoneyJson> lapses) {}

    /** What closing the year does to a line. */
    @Schema(name = "ClosingLine")
    public record ClosingLine(
            String lineId,
            String code,
            String name,
            String organization,
            MoneyJson adjusted,
            MoneyJson disbursed,
            MoneyJson carriedOut,

            @Schema(description = "What lapses, or has lapsed")
            MoneyJson lapses,

            @Schema(description = "Of that, what nobody has a claim on, and may be carried over where that was voted")
            MoneyJson free,

            MoneyJson reserved,
            MoneyJson committed,

            @Schema(description = "The cases that still wait for money of the line")
            List<Waiting> waiting) {}

    /** A case that waits for money. */
    @Schema(name = "WaitingCase")
    public record Waiting(
            String caseId,
            MoneyJson reserved,
            MoneyJson committed,

            @Schema(description = "Ordered and not paid") MoneyJson ordered,

            @Schema(description = "Whether the commitment may be carried over by accident: it was not before")
            boolean carriable) {}

    /** What opening the year does: the shares of earlier commitments bind its lines. */
    @Schema(name = "YearOpening")
    public record Opening(FiscalYearJson year, List<Share> shares) {}

    /** A share of an earlier commitment that waits for its year. */
    @Schema(name = "WaitingShare")
    public record Share(
            String caseId,
            String fromLine,

            @Schema(nullable = true, description = "null where the year has no line of that code yet") @Nullable
            String toLine,

            MoneyJson amount) {}
}
