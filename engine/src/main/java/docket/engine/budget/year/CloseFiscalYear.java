package docket.engine.budget.year;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Closes a fiscal year. {@code id} is {@link FiscalYear#id}. */
public record CloseFiscalYear(@TargetAggregateIdentifier String id, int fiscalYear, String reason)
        implements FiscalYearCommand {

    public CloseFiscalYear(int fiscalYear, String reason) {
        this(FiscalYear.id(fiscalYear), fiscalYear, reason);
    }
}
