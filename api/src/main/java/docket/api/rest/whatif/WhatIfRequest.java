package docket.api.rest.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.api.problem.InvalidRequest;
import docket.processes.whatif.Alternative;
import docket.processes.whatif.WhatIfs;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is put in the place of what was. */
@Schema(description = "Exactly one of `model`, `card`, `authority` and `table`.")
public record WhatIfRequest(
        @Schema(nullable = true, description = "A stored model: its SHA-256, or its version as `3` or `return-risk:3`")
        @Size(max = 200)
        @Nullable
        String model,

        @Schema(nullable = true, description = "A model card's file, unchanged") @Size(max = 500_000) @Nullable
        String card,

        @Schema(nullable = true, description = "A deployed authority table: its version as `3` or `authority:3`")
        @Size(max = 200)
        @Nullable
        String authority,

        @Schema(nullable = true, description = "An authority table's DMN") @Size(max = 500_000) @Nullable
        String table,

        @Schema(nullable = true, description = "Cases opened from this log index on")
        @Min(0)
        @Max(RescoreController.MAX)
        @Nullable
        Long from,

        @Schema(nullable = true, description = "As the record stood before this log index")
        @Min(0)
        @Max(RescoreController.MAX)
        @Nullable
        Long to) {

    Alternative alternative(WhatIfs whatIfs) {
        if (Stream.of(model, card, authority, table).filter(Objects::nonNull).count() != 1) {
            throw InvalidRequest.field("model, card, authority, table", "field.one-of-these");
        }
        if (model != null) {
            return whatIfs.model(model);
        }
        if (card != null) {
            return whatIfs.card(card.getBytes(UTF_8));
        }
        return authority != null
                ? whatIfs.table(authority)
                : whatIfs.tableFile(Objects.requireNonNull(table).getBytes(UTF_8));
    }
}
