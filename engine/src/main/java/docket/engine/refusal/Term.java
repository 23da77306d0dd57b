package docket.engine.refusal;

import java.util.Locale;

/** What sentences speak of by other words in each language, such as a code. */
public interface Term {

    /** As a sentence in the reader's language has it (Korean, or English otherwise). */
    String in(Locale reader);
}
