package docket.api.page.audit;

import docket.engine.access.Reads;
import docket.engine.access.RecordRead;
import docket.engine.casefile.CaseEvents;
import docket.processes.act.Acts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records what the person of this request looks at here, and tells who looked at a case before. */
@Component
class AccessLog {

    private static final int SHOWN = 50;

    private final Reads reads;
    private final Acts acts;
    private final CaseEvents events;

    AccessLog(Reads reads, Acts acts, CaseEvents events) {
        this.reads = reads;
        this.acts = acts;
        this.events = events;
    }

    /** Somebody's look at a case: {@code what} is a code. */
    public record Look(Instant at, String person, String what) {}

    void at(String caseId, String what) {
        reads.ofCase(acts.current(), what, caseId);
    }

    /** A part of a page that was looked at already. */
    void again(String caseId) {
        reads.ofCaseAnew(acts.current(), "case", caseId);
    }

    void found(Map<String, String> question) {
        reads.ofMany(acts.current(), "search", question);
    }

    /** Of the latest ones, those from a moment on; of each person's of one sort the last. */
    List<Look> since(String caseId, Instant moment) {
        Map<List<String>, Look> last = new LinkedHashMap<>();
        of(caseId).stream()
                .filter(look -> !look.at().isBefore(moment))
                .forEach(look -> last.putIfAbsent(List.of(look.person(), look.what()), look));
        return List.copyOf(last.values());
    }

    /** The latest ones, the newest first. */
    List<Look> of(String caseId) {
        return events.latest(RecordRead.subject(caseId), SHOWN).stream()
                .map(event -> new Look(
                        event.occurredAt(),
                        event.metadata().path("person").asText(),
                        event.event(RecordRead.class).what()))
                .toList();
    }
}
