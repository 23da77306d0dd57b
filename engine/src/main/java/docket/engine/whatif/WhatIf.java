package docket.engine.whatif;

import docket.engine.order.LogSpan;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Puts a question to all past cases. Reads only, a few hundred cases at a time; thread-safe. */
public final class WhatIf {

    private final PastCases cases;

    /** @param zone the agency's, in which days and hours are read */
    public WhatIf(DataSource dataSource, ZoneId zone) {
        this.cases = new PastCases(dataSource, zone);
    }

    /**
     * Puts the question.
     *
     * @param span the cases are those that were opened in it, as they stood at its end
     * @param each is told of every outcome, by the order in which the cases were opened
     */
    public Summary ask(Question question, LogSpan span, Consumer<Outcome> each, LogSpan.Progress progress) {
        Summary.Counter counter = new Summary.Counter();
        PastCases.Walked walked = cases.each(
                span,
                past -> {
                    List<Outcome> outcomes = question.ask(past);
                    counter.take(past, outcomes);
                    outcomes.forEach(each);
                },
                progress);
        return counter.summary(walked.erased());
    }
}
