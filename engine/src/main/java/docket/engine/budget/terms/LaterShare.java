package docket.engine.budget.terms;

import docket.engine.money.Money;

/** The part of a commitment of several years that a later year's budget pays. */
public record LaterShare(int fiscalYear, Money amount) {}
