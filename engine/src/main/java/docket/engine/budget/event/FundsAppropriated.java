package docket.engine.budget.event;

import docket.engine.money.Money;

/** A budget line was opened with its appropriation. {@code code} is the code of the line in its fiscal year. */
public record FundsAppropriated(
        String lineId, int fiscalYear, String code, String name, String organization, Money amount) {}
