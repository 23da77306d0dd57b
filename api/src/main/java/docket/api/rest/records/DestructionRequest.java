package docket.api.rest.records;

import docket.api.problem.InvalidRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the key of a person to be destroyed, or for closed cases to be disposed of: one of the two. */
public record DestructionRequest(
        @Size(max = 100) @Schema(example = "kim.employee", description = "Whose personal data is erased") @Nullable
        String person,

        @Size(min = 1, max = 200) @Schema(description = "The cases that are disposed of, by their ids") @Nullable
        List<@NotBlank @Size(max = 100) String> cases,

        @NotBlank @Size(max = 4000) @Schema(example = "Asked for by the person on 2 March 2037")
        String reason) {

    /** @throws docket.engine.refusal.Refused INVALID_FIELD where it names both a person and cases, or neither */
    void check() {
        if ((person == null || person.isBlank()) == (cases == null)) {
            throw InvalidRequest.field("person", "field.person-or-cases");
        }
    }
}
