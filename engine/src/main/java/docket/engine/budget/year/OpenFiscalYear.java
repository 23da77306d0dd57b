package docket.engine.budget.year;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens a fiscal year, for the first time or again. {@code id} is {@link FiscalYear#id}. */
public record OpenFiscalYear(@TargetAggregateIdentifier String id, int fiscalYear) implements FiscalYearCommand {

    public OpenFiscalYear(int fiscalYear) {
        this(FiscalYear.id(fiscalYear), fiscalYear);
    }
}
