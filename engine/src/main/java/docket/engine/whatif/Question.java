package docket.engine.whatif;

import java.util.List;

/** What would have been, if something had been different. Asks the record alone and changes nothing. */
public interface Question {

    /** What is told of each outcome besides before and after, in this order. */
    List<String> details();

    /** An outcome for each round of the case that the question is about; none where it is about none. */
    List<Outcome> ask(PastCase past);
}
