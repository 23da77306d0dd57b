package docket.engine.unit;

import docket.engine.organization.Actor;
import org.jspecify.annotations.Nullable;

/** Who acts, through which door, for which request. One act is one root unit of work. */
public record Act(
        Actor actor,
        Door door,
        @Nullable String requestId,
        @Nullable String traceId) {

    public Act(Actor actor, Door door) {
        this(actor, door, null, null);
    }
}
