package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.engine.personal.Sealing;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Content on its way into the record: what a form marks personal is sealed before anything stores it. */
public final class Contents {

    private final Sealing sealing;
    private final ChangeRows changes;

    public Contents(Sealing sealing, ChangeRows changes) {
        this.sealing = sealing;
        this.changes = changes;
    }

    /** The content with lists that were written as text read. */
    public Map<String, Object> read(Map<String, Object> content, @Nullable FormDefinition form) {
        return changes.read(content, form);
    }

    /** The content with its personal fields sealed under the key of the person whom they concern, the drafter. */
    public Map<String, Object> seal(
            String caseId, String drafter, Map<String, Object> content, @Nullable FormDefinition form) {
        return form == null ? content : sealing.sealFields(drafter, caseId, form.personalKeys(), content);
    }

    /**
     * The whole content after a revision: what was there, and over it what the drafter changed, without what they emptied
     * and what the form does not show. What was sent again as it was stays as it is on record: sealed anew, it would differ.
     */
    public Map<String, Object> revise(
            String caseId, String drafter, Map<String, Object> before, TaskForm revision, FormDefinition form) {
        Map<String, Object> after = new TreeMap<>(before);
        Map<String, Object> changed = changes.read(revision.content(), form);
        changed.entrySet()
                .removeIf(field -> isSame(caseId, field.getKey(), before.get(field.getKey()), field.getValue()));
        after.putAll(seal(caseId, drafter, changed, form));
        after.keySet().removeAll(revision.emptied());
        after.keySet().removeAll(revision.hidden());
        return after;
    }

    private boolean isSame(String caseId, String field, @Nullable Object recorded, Object sent) {
        if (recorded instanceof Map<?, ?> sealed && Sealing.isSealed(sealed)) {
            return sealing.open(caseId, field, sealed).filter(sent::equals).isPresent();
        }
        if (recorded instanceof Number before && sent instanceof Number now) {
            return new BigDecimal(before.toString()).compareTo(new BigDecimal(now.toString())) == 0;
        }
        return sent.equals(recorded);
    }
}
