package docket.engine.whatif;

import java.util.Map;

/**
 * How a round of a case went, and how it would have gone.
 *
 * @param logIndex of the event that says what it was
 * @param refused whether what was asked for would have been refused; {@code after} says who holds the power then
 * @param otherwise whether what follows for people would have been something else
 * @param onOtherGrounds whether the same would have followed, but for other reasons
 * @param details by the names that the question tells
 */
public record Outcome(
        String caseId,
        int round,
        long logIndex,
        String process,
        String organization,
        String kind,
        String before,
        String after,
        boolean refused,
        boolean otherwise,
        boolean onOtherGrounds,
        Map<String, String> details) {}
