package docket.engine.planted;

import java.time.Instant;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class AsksTheClock {
    Instant time() {
        return Instant.now();
    }
}
