package docket.api.rest.allocation;

import docket.allocation.round.Rule;
import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.RoundPhase;
import docket.engine.allocation.RoundState;
import docket.engine.allocation.event.GrantedLine;
import docket.engine.allocation.event.RoundOpened;
import docket.engine.allocation.view.AllocationRoundView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An allocation round. */
@Schema(name = "AllocationRound")
public record RoundJson(
        String roundId,
        String caseId,
        RoundPhase state,
        String name,
        int fiscalYear,
        MoneyJson total,
        Rule rule,
        boolean divisible,
        @Nullable @Schema(nullable = true) Instant closesAt,
        List<LimitJson> limits,
        @Schema(description = "How many requests there are") int requests,

        @Schema(description = "What the committee granted otherwise")
        List<AdjustmentJson> adjustments,

        @Schema(description = "The budget lines that it gave")
        List<String> lines,

        Instant openedAt,
        long version) {

    static RoundJson of(AllocationRoundView view) {
        RoundState state = view.state();
        RoundOpened terms = state.terms();
        return new RoundJson(
                terms.roundId(),
                terms.caseId(),
                state.phase(),
                terms.name(),
                terms.fiscalYear(),
                MoneyJson.of(terms.total()),
                terms.rule(),
                terms.divisible(),
                terms.closesAt(),
                terms.limits().stream()
                        .map(limit -> LimitJson.of(limit, terms.total().currency()))
                        .toList(),
                state.requests().size(),
                state.adjustments().stream().map(AdjustmentJson::of).toList(),
                state.lines().stream().map(GrantedLine::lineId).toList(),
                view.openedAt(),
                view.version());
    }
}
