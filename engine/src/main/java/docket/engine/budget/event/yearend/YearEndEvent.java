package docket.engine.budget.event.yearend;

import docket.engine.budget.event.FundsEvent;

/** Money of a line went into another fiscal year, or lapsed. */
public sealed interface YearEndEvent extends FundsEvent
        permits FundsCarriedOut, FundsCarriedIn, ShareHandedOn, ShareBound, FundsLapsed, LapseReversed {}
