package docket.api.page.audit;

import docket.api.page.why.Reasons;
import docket.api.page.words.Called;
import docket.engine.casefile.CaseEvents;
import docket.engine.store.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists what happened to a case, a part at a time. */
@Component
class Timeline {

    static final int PAGE = 200;

    /** The engine's transactions that are looked at for causes: those of the part, and some before. */
    private static final int ENGINE = PAGE + 50;

    private final CaseEvents events;
    private final Reasons reasons;

    Timeline(CaseEvents events, Reasons reasons) {
        this.events = events;
        this.reasons = reasons;
    }

    /**
     * A part of it.
     *
     * @param earlier the cursor of the part before, null at the beginning
     * @param later the cursor of the part after, null at the end
     * @param last the cursor of the last part, null where this is it
     */
    public record Part(
            List<TimelineEvent> events,
            @Nullable Long earlier,
            @Nullable Long later,
            @Nullable Long last) {

        /** Whether the event is on the same page. */
        public boolean has(String eventId) {
            return events.stream().anyMatch(one -> one.event().eventId().equals(eventId));
        }
    }

    /** The part that the reader asked for, or the one around the version that they look at. */
    Part part(String caseId, TimelinePosition place, Called called) {
        Long after = place.after();
        long cursor = after == null ? around(caseId, place) : after;
        List<StoredEvent> found = events.about(caseId, cursor, PAGE + 1, place.engine());
        List<StoredEvent> shown = found.subList(0, Math.min(PAGE, found.size()));
        boolean more = found.size() > PAGE;
        return new Part(
                told(caseId, shown, called),
                cursor == 0 ? null : events.before(caseId, cursor + 1, PAGE, place.engine()),
                more ? shown.get(PAGE - 1).globalIndex() : null,
                more ? events.before(caseId, Long.MAX_VALUE, PAGE, place.engine()) : null);
    }

    /** One event; empty where the case has none with the id. */
    Optional<TimelineEvent> one(String caseId, String eventId, Called called) {
        return place(caseId, eventId)
                .flatMap(place -> told(caseId, events.about(caseId, place.globalIndex() - 1, 1, true), called).stream()
                        .findFirst());
    }

    Optional<CaseEvents.Place> place(String caseId, String eventId) {
        return events.places(caseId, List.of(eventId), -1).stream().findFirst();
    }

    private long around(String caseId, TimelinePosition place) {
        Long at = place.at();
        if (at == null || at <= PAGE) {
            return 0;
        }
        return events.places(caseId, List.of(), at - 1).stream()
                .findFirst()
                .map(found -> events.before(caseId, found.globalIndex() + 1, PAGE / 2, place.engine()))
                .orElse(0L);
    }

    private List<TimelineEvent> told(String caseId, List<StoredEvent> shown, Called called) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Causes causes = Causes.of(
                shown, events.engine(caseId, shown.get(shown.size() - 1).globalIndex() + ENGINE, ENGINE));
        Map<String, String> why = why(caseId, shown, called);
        return shown.stream()
                .map(event -> TimelineEvent.of(
                        event, caseId, why.getOrDefault(event.eventId(), ""), causes.of(event), called))
                .toList();
    }

    private Map<String, String> why(String caseId, List<StoredEvent> shown, Called called) {
        List<StoredEvent> own =
                shown.stream().filter(event -> event.stream().equals(caseId)).toList();
        Map<String, String> why = new HashMap<>();
        if (!own.isEmpty()) {
            List<StoredEvent> course = events.course(
                    caseId, own.get(0).sequence(), own.get(own.size() - 1).sequence());
            reasons.of(course, called).forEach(reason -> why.put(reason.eventId(), reason.text()));
        }
        return why;
    }
}
