package docket.processes.hooks;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.engine.personal.Sealing;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Content on its way into the record: what a form marks personal is sealed before anything stores it. */
public final class Contents {

    private final Sealing sealing;

    public Contents(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The content with its personal fields sealed under the key of the person whom they concern, the drafter. */
    Map<String, Object> seal(
            String caseId, String drafter, Map<String, Object> content, @Nullable FormDefinition form) {
        return form == null ? content : sealing.sealFields(drafter, caseId, form.personalKeys(), content);
    }

    /**
     * The whole content after a revision: what was there, and over it what the drafter filled in, and emptied. A value that
     * a select could not show was not emptied by anybody.
     */
    Map<String, Object> revise(
            String caseId, String drafter, Map<String, Object> before, TaskForm revision, FormDefinition form) {
        Map<String, Object> after = new TreeMap<>(before);
        after.putAll(seal(caseId, drafter, revision.content(), form));
        after.entrySet().removeIf(field -> revision.emptied().contains(field.getKey()) && canShow(form, field));
        after.keySet().removeAll(revision.hidden());
        return after;
    }

    private static boolean canShow(FormDefinition form, Map.Entry<String, Object> field) {
        FormField declared = form.field(field.getKey());
        return declared == null || declared.canShow(field.getValue());
    }
}
