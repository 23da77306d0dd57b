package docket.api.rest.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import docket.allocation.answer.Level;
import docket.allocation.round.Rule;
import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.RoundPhase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a round is shared out, or which of its limits clash. */
@Schema(
        name = "AllocationProposal",
        description = "Where the round is INFEASIBLE it has `conflicts`; otherwise all the rest.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalJson(
        RoundPhase state,
        @Nullable Rule rule,
        @Nullable MoneyJson total,
        @Nullable MoneyJson granted,
        @Nullable List<ShareJson> requests,
        @Nullable List<NodeJson> limits,

        @Nullable @Schema(description = "What each rule would make of it")
        List<BesideJson> rules,

        @Nullable
        @Schema(
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                description = "Proves the proposal without whoever made it; see docs/allocation.md")
        Map<String, Object> certificate,

        @Nullable String inputSha256,
        @Nullable List<ConflictJson> conflicts) {

    /** What a request gets. */
    @Schema(name = "AllocationShare")
    public record ShareJson(
            String requestId,
            String organization,
            String name,
            MoneyJson asked,
            MoneyJson granted,

            @Nullable
            @Schema(
                    nullable = true,
                    description =
                            "The first node above it without room, `total`, or `committee`; null where it got all")
            String limitedBy,

            @Schema(description = "In the caller's language")
            String why,

            @Nullable @Schema(nullable = true, description = "How likely the money is to be used; no rule looks at it")
            RequestScoreJson score) {}

    /** What a limit is granted, and what it costs. */
    @Schema(name = "AllocationNode")
    public record NodeJson(
            @Schema(description = "`total` for the whole") String node,
            @Nullable @Schema(nullable = true) MoneyJson floor,
            @Nullable @Schema(nullable = true) MoneyJson cap,
            MoneyJson granted,

            @Nullable
            @Schema(nullable = true, description = "By the rule VALUE: the value that one unit more would add")
            Long price,

            @Nullable @Schema(nullable = true, description = "By the other rules: how far its money reached")
            Level level) {}

    /** What a rule would make of the round. */
    @Schema(name = "AllocationRule")
    public record BesideJson(
            Rule rule,
            MoneyJson granted,
            long value,

            @Schema(description = "How much less value than by the rule VALUE")
            long costs,

            @Schema(example = "0.500000", description = "The smallest share of what was asked")
            String poorestShare) {}

    /** Bounds that cannot all hold. */
    @Schema(name = "AllocationConflict")
    public record ConflictJson(List<BoundJson> limits, MoneyJson needs, MoneyJson can) {}

    /** One of them. */
    @Schema(name = "AllocationBound")
    public record BoundJson(
            String kind,

            @Schema(description = "The node or request; `total` for the whole")
            String of,

            MoneyJson amount) {}
}
