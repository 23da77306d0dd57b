package docket.engine.refusal;

import java.util.Locale;

/** A code that sentences speak of. */
public interface Term {

    /** As a sentence in the reader's language has it (Korean, or English otherwise). */
    String in(Locale reader);
}
