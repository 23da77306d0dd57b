package docket.engine.training;

import java.util.List;

/** Decided cases to learn from. */
public interface TrainingCases {

    /** Where they come from, for the card. */
    String source();

    /** What "returned" means there, for the card. */
    String label();

    /** All cases whose end is known; a submission that nobody has decided yet is not among them. */
    List<TrainingCase> read();
}
