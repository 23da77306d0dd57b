package docket.engine.budget.command;

import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Opens a budget line with its appropriation. Its key is fiscal year, organisation, program, item and source of money. */
public record AppropriateFunds(
        @TargetAggregateIdentifier String lineId,
        int fiscalYear,
        String code,
        String name,
        String organization,
        Money amount,
        @Nullable String program,
        @Nullable String item,
        @Nullable String fundSource,
        Control control)
        implements FundsCommand {

    /** A line that no program claims, and that stops what it cannot pay. */
    public AppropriateFunds(
            String lineId, int fiscalYear, String code, String name, String organization, Money amount) {
        this(lineId, fiscalYear, code, name, organization, amount, null, null, null, Control.STOP);
    }
}
