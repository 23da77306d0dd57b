package docket.engine.budget.sum;

/** The node beside one step of a way to the root, and whether it stands on the left of it. */
public record SumStep(boolean onTheLeft, SumNode node) {}
