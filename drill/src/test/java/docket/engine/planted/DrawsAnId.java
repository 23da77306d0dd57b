package docket.engine.planted;

import java.util.UUID;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class DrawsAnId {
    String id() {
        return UUID.randomUUID().toString();
    }
}
