package docket.engine.budget.event.budgeting;

import docket.engine.budget.terms.Control;

/** What happens to requests that the line cannot pay was changed. */
public record ControlChanged(String lineId, Control from, Control to, String reason) implements BudgetingEvent {}
