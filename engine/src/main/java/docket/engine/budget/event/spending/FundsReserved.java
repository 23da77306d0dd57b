package docket.engine.budget.event.spending;

import docket.engine.money.Money;
import java.util.List;

/** A case set money aside. {@code warnings} are the codes of refusals that the control of the line let pass. */
public record FundsReserved(String lineId, String caseId, Money amount, List<String> warnings)
        implements SpendingEvent {}
