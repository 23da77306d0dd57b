package docket.engine.budget.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives back all that the case still has reserved or committed.
 *
 * @param by the disbursing officer; null where the case ended
 */
public record CloseExpenditure(
        @TargetAggregateIdentifier String lineId,
        String caseId,
        String reason,
        @Nullable String by) implements FundsCommand {}
