package docket.engine.training;

import java.util.List;

/** Decided cases to learn from. */
public interface TrainingCases {

    /** Where the cases come from, as the card says it. */
    String source();

    /** What "returned" means in that source, as the card says it. */
    String label();

    /** All cases whose end is known; a submission that nobody has decided yet is not among them. */
    List<TrainingCase> read();
}
