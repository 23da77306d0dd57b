package docket.engine.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Revisions that never were: a {@code case-opened} that called its title a subject and knew no mode, and before it one that
 * kept the office among the content; {@code case-scored} and {@code step-decided} whose score and outcome went by other names;
 * and {@code funds-reserved} with the case and the amount under other names.
 */
public final class PlantedRevisions implements RecordedEvents {

    @Override
    public List<EventType<?>> types() {
        return List.of();
    }

    @Override
    public List<EarlierRevision> earlier() {
        return List.of(
                new EarlierRevision("case-opened", "planted-1", "planted-2", payload -> {
                    ObjectNode content = (ObjectNode) payload.get("content");
                    payload.set("organization", content.remove("office"));
                }),
                new EarlierRevision("case-opened", "planted-2", "1", payload -> {
                    payload.set("title", payload.remove("subject"));
                    payload.put("mode", "discretionary");
                }),
                new EarlierRevision("case-scored", "planted-1", "1", payload -> {
                    payload.set("score", payload.remove("marks"));
                }),
                new EarlierRevision("step-decided", "planted-1", "1", payload -> {
                    payload.set("outcome", payload.remove("result"));
                }),
                new EarlierRevision("funds-reserved", "planted-1", "1", payload -> {
                    payload.set("caseId", payload.remove("request"));
                    payload.set("amount", payload.remove("reserved"));
                }));
    }
}
