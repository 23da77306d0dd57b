package docket.api.rest.records;

import docket.engine.destruction.Destruction;
import docket.engine.destruction.DestructionView;
import docket.engine.destruction.event.KeptCase;
import docket.engine.destruction.event.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A destruction as the web sees it. */
@Schema(name = "Destruction")
public record DestructionJson(
        String destructionId,
        Kind kind,

        @Schema(nullable = true, description = "Whose key it is") @Nullable
        String person,

        @Schema(description = "The cases that become unreadable by it, in part or whole")
        List<Case> cases,

        String reason,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        Destruction.State state,

        @Schema(nullable = true, description = "Who confirmed or withdrew it") @Nullable
        String endedBy,

        @Schema(nullable = true) @Nullable Instant endedAt,
        long version) {

    /** A case whose retention is over. */
    @Schema(name = "KeptCase")
    public record Case(
            String caseId,

            @Schema(nullable = true) @Nullable String number,

            String retentionClass,
            Instant closedAt,

            @Schema(description = "The last day on which it had to be kept")
            LocalDate keptUntil) {

        static Case of(KeptCase kept) {
            return new Case(kept.caseId(), kept.number(), kept.retentionClass(), kept.closedAt(), kept.keptUntil());
        }
    }

    static DestructionJson of(DestructionView view) {
        return new DestructionJson(
                view.destructionId(),
                view.kind(),
                view.person(),
                view.cases().stream().map(Case::of).toList(),
                view.reason(),
                view.requestedBy(),
                view.requestedAt(),
                view.expiresAt(),
                view.state(),
                view.endedBy(),
                view.endedAt(),
                view.version());
    }
}
