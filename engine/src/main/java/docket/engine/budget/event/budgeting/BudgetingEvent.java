package docket.engine.budget.event.budgeting;

import docket.engine.budget.event.FundsEvent;

/** The budget of a line was made, released or changed. */
public sealed interface BudgetingEvent extends FundsEvent
        permits FundsAppropriated, FundsAllotted, ControlChanged, BudgetChanged {}
