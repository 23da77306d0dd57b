package docket.engine.casefile.event;

import docket.engine.store.EventType;
import java.util.List;
import java.util.function.Function;

/**
 * An event of a case, which stands in its stream. The events of each of its parts are sealed in a package of their own.
 */
public interface CaseEvent {

    String caseId();

    /** Where the case stands after it: as before, unless the event says otherwise. */
    default CaseState stateAfter(CaseState before) {
        return before;
    }

    /** The type of events of a class that are about their case alone. */
    static <E extends CaseEvent> EventType<E> stored(Class<E> payload, String name, String revision) {
        return stored(payload, name, revision, event -> List.of(event.caseId()));
    }

    /** @param subjects the case, and the task that the event ends */
    static <E extends CaseEvent> EventType<E> stored(
            Class<E> payload, String name, String revision, Function<E, List<String>> subjects) {
        return EventType.of("CaseFile", payload, name, revision, subjects);
    }
}
