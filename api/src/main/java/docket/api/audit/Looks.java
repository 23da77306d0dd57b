package docket.api.audit;

import docket.engine.access.Reads;
import docket.engine.access.RecordRead;
import docket.engine.store.CaseEvents;
import docket.processes.act.Acts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records what the person of this request looks at here, and tells who looked at a case before. */
@Component
class Looks {

    private static final int PAGE = 500;
    private static final int SHOWN = 50;

    private final Reads reads;
    private final Acts acts;
    private final CaseEvents events;

    Looks(Reads reads, Acts acts, CaseEvents events) {
        this.reads = reads;
        this.acts = acts;
        this.events = events;
    }

    /** Somebody's look at a case: {@code what} is a code. */
    public record Look(Instant at, String person, String what) {}

    void at(String caseId, String what) {
        reads.ofCase(acts.current(), what, caseId);
    }

    void found(Map<String, String> question) {
        reads.ofMany(acts.current(), "search", question);
    }

    /** The latest ones, the newest first. */
    List<Look> of(String caseId) {
        List<Look> looks = new ArrayList<>();
        String subject = RecordRead.subject(caseId);
        var page = events.about(subject, 0, PAGE, false);
        while (!page.isEmpty()) {
            page.forEach(event -> looks.add(new Look(
                    event.occurredAt(),
                    event.metadata().path("person").asText(),
                    event.payload().path("what").asText())));
            page = events.about(subject, page.get(page.size() - 1).globalIndex(), PAGE, false);
        }
        Collections.reverse(looks);
        return looks.subList(0, Math.min(SHOWN, looks.size()));
    }
}
