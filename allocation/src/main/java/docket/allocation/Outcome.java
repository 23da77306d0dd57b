package docket.allocation;

/** What comes of a round. */
public sealed interface Outcome permits Proposal, Infeasible {}
