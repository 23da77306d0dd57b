package docket.engine.budget.event.spending;

import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was left of the commitment of a case was given back, and what later years were to pay of it is due no more;
 * {@code by} is the officer, null where its case ended.
 */
public record CommitmentReleased(
        String lineId,
        String caseId,
        Money amount,
        String reason,
        @Nullable String by) implements SpendingEvent {}
