package docket.engine.budget.event.yearend;

import docket.engine.budget.terms.Hands;
import docket.engine.money.Money;

/** The share of a commitment of an earlier fiscal year binds this line since its year is open; {@code hands} committed it. */
public record ShareBound(String lineId, String caseId, Money amount, Hands hands, String fromLine)
        implements YearEndEvent {}
