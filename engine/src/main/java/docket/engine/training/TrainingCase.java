package docket.engine.training;

import java.time.Instant;
import java.util.SortedMap;

/**
 * One submission whose end is known.
 *
 * @param id of the case and round; orders cases submitted at the same instant
 * @param knownAt when it was known whether it came back
 * @param features the values known at the submission; a missing one is absent
 * @param returned whether an officer sent it back in that round
 */
public record TrainingCase(
        String id, Instant submittedAt, Instant knownAt, SortedMap<String, String> features, boolean returned) {}
