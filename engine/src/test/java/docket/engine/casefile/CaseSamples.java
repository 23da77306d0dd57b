package docket.engine.casefile;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CourseEvent;
import docket.engine.store.EventSamples;
import java.util.Comparator;
import java.util.List;

/**
 * One event of every type that a case has, in an order in which they may happen: the opening, what happens in its round, and
 * how it goes on and ends.
 */
public final class CaseSamples {

    public static final List<CaseEvent> ALL = EventSamples.ALL.stream()
            .filter(CaseEvent.class::isInstance)
            .map(CaseEvent.class::cast)
            .sorted(Comparator.comparing((CaseEvent event) -> !(event instanceof CaseOpened))
                    .thenComparing(event -> event instanceof CourseEvent))
            .toList();

    private CaseSamples() {}
}
