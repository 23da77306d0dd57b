package docket.processes.hooks;

import docket.bpmn.FormDefinition;
import docket.engine.casefile.Decision;
import docket.engine.casefile.LineStep;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.text.Characters;
import docket.processes.variables.VariableGuard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/**
 * What a person submitted with a task: their decision with its reasons and, on a revision, content and a new line.
 *
 * @param content the fields that were filled in
 * @param emptied the fields that were submitted with nothing in them
 * @param hidden the fields that the form does not show beside what is in the others
 */
record TaskForm(
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        @Nullable List<LineStep> line,
        Map<String, Object> content,
        Set<String> emptied,
        Set<String> hidden) {

    static final String DECISION = "decision";
    static final String OPINION = "opinion";
    static final String OVERRIDE_REASON = "overrideReason";

    private static final Set<String> OWN = Set.of(DECISION, OPINION, OVERRIDE_REASON, CaseForm.LINE);
    private static final int LONGEST_TEXT = 4000;

    /**
     * Takes what the form declares out of the task's variables; whatever else was submitted is refused later.
     *
     * @param before the content of the case
     * @param offered what may be decided on the task
     * @throws Refused FIELD_REQUIRED, DECISION_NOT_OFFERED, INVALID_FIELD
     */
    static TaskForm take(
            DelegateTask task, FormDefinition form, Map<String, Object> before, Supplier<List<Decision>> offered) {
        Map<String, Object> submitted = new TreeMap<>();
        Set<String> emptied = new TreeSet<>();
        for (String key : keys(form)) {
            Object value = task.getVariable(key);
            if (task.hasVariable(key)) {
                VariableGuard.trusted(() -> task.removeVariable(key));
                if (value == null || Characters.areBlank(value.toString())) {
                    emptied.add(key);
                } else {
                    submitted.put(key, value);
                }
            }
        }
        VariableGuard.current().take(keys(form));
        Decision decision = decision(submitted.get(DECISION), offered);
        List<FieldError> faults = new ArrayList<>();
        String opinion = text(submitted, OPINION, faults);
        String overrideReason = text(submitted, OVERRIDE_REASON, faults);
        Map<String, Object> content = new TreeMap<>(submitted);
        content.keySet().removeAll(OWN);
        emptied.removeAll(OWN);
        Set<String> hidden = Set.of();
        if (decision == Decision.RESUBMIT) {
            Map<String, Object> after = new HashMap<>(before);
            after.keySet().removeAll(emptied);
            after.putAll(submitted);
            hidden = form.hidden(after, Conditions::hold);
            FormFaults.of(form, submitted, hidden, after.keySet()).stream()
                    .filter(fault -> !OWN.contains(fault.field()))
                    .forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw FormFaults.refusal(faults);
        }
        Object line = submitted.get(CaseForm.LINE);
        return new TaskForm(
                decision,
                opinion,
                overrideReason,
                line == null ? null : ApprovalLines.parse(line),
                content,
                emptied,
                hidden);
    }

    private static Set<String> keys(FormDefinition form) {
        Set<String> keys = new TreeSet<>(form.editableKeys());
        keys.addAll(OWN);
        return keys;
    }

    private static Decision decision(@Nullable Object value, Supplier<List<Decision>> offered) {
        List<FieldError> fault = List.of(FormFaults.of(DECISION, "required"));
        if (value == null) {
            throw new Refused(RefusalCode.FIELD_REQUIRED, fault, DECISION);
        }
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(value.toString()))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(RefusalCode.DECISION_NOT_OFFERED, fault, value.toString(), offered.get()));
    }

    private static @Nullable String text(Map<String, Object> submitted, String key, List<FieldError> faults) {
        Object value = submitted.get(key);
        if (value != null && value.toString().length() > LONGEST_TEXT) {
            faults.add(FormFaults.of(key, "too-long", LONGEST_TEXT));
        }
        return value == null ? null : value.toString().strip();
    }
}
