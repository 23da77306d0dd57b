package docket.engine.whatif;

import java.util.List;

/** Asks what would have been, if something had been different. It reads the record alone and changes nothing. */
public interface Question {

    /** What is told of each outcome besides before and after, in this order. */
    List<String> details();

    /** The outcomes of the case's rounds; none where the question is not about this case. */
    List<Outcome> ask(PastCase past);
}
