package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import docket.engine.budget.terms.AdvanceReason;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What releases part of an appropriation for spending. */
public record AllotmentRequest(
        @NotNull @Valid MoneyJson amount,

        @NotBlank @Size(max = 50) @Schema(example = "2026-Q1")
        String period,

        @Schema(
                nullable = true,
                description = "Why the period begins before the fiscal year; one of the reasons that the law lists")
        @Nullable
        AdvanceReason advance) {}
