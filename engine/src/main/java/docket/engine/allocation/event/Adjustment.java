package docket.engine.allocation.event;

import docket.engine.money.Money;

/** What the committee grants to a request instead of what was proposed, and why. */
public record Adjustment(String requestId, Money granted, String reason) {}
