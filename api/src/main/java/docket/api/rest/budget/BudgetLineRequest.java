package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import docket.engine.budget.terms.Control;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What opens a budget line. */
public record BudgetLineRequest(
        @NotNull @Min(1900) @Max(2999) @Schema(example = "2026")
        Integer fiscalYear,

        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "[A-Za-z0-9_-]*", message = "field.line-code")
        @Schema(example = "401-01")
        String code,

        @NotBlank @Size(max = 200) @Schema(example = "Building maintenance")
        String name,

        @NotBlank @Size(max = 100) @Schema(example = "facilities")
        String organization,

        @NotNull @Valid MoneyJson appropriation,

        @Nullable @Size(max = 100) @Schema(nullable = true, example = "1100-1130")
        String program,

        @Nullable @Size(max = 100) @Schema(nullable = true, example = "210-01")
        String item,

        @Nullable @Size(max = 100) @Schema(nullable = true, example = "general")
        String source,

        @Nullable
        @Schema(nullable = true, description = "What happens to requests that the line cannot pay; STOP if absent")
        Control control) {

    /** The same line gets the same id, so it cannot be opened twice. A code holds no dot. */
    String lineId() {
        return lineId(fiscalYear, organization, code);
    }

    static String lineId(int fiscalYear, String organization, String code) {
        return fiscalYear + "." + organization + "." + code;
    }
}
