package docket.bpmn.planted;

import docket.engine.money.Money;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class KnowsTheEngine {
    Money money;
}
