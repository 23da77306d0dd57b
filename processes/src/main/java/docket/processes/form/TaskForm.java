package docket.processes.form;

import static java.util.Collections.disjoint;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.engine.budget.terms.LaterShare;
import docket.engine.casefile.CaseStanding;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.Particulars;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import docket.engine.text.Characters;
import docket.processes.amount.WrittenAmount;
import docket.processes.authority.ApprovalLines;
import docket.processes.budget.LaterShares;
import docket.processes.variables.VariableGuard;
import docket.processes.variables.VariableRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/**
 * What a person submitted with a task: their decision with its reasons, on a revision content and a new line, and what else
 * is asked of who spends money.
 *
 * @param particulars what the case is about now, or null where nothing of it was submitted
 * @param content the fields that were filled in
 * @param emptied the fields that were submitted with nothing in them
 * @param hidden the fields that the form does not show beside what is in the others
 */
public record TaskForm(
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        @Nullable List<LineStep> line,
        @Nullable Particulars particulars,
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
     * @param start the form on which the case was started
     * @param offered what may be decided on the task
     * @throws Refused FIELD_REQUIRED, DECISION_NOT_OFFERED, INVALID_FIELD, INVALID_AMOUNT
     */
    public static TaskForm take(
            DelegateTask task,
            FormDefinition form,
            @Nullable FormDefinition start,
            CaseStanding standing,
            Supplier<List<Decision>> offered) {
        Set<String> keys = keys(form, task.getVariable(DECISION));
        Map<String, Object> submitted = new TreeMap<>();
        Set<String> emptied = new TreeSet<>();
        for (String key : keys) {
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
        VariableGuard.current().take(keys);
        Decision decision = decision(submitted.get(DECISION), offered);
        if (decision != Decision.RESUBMIT
                && submitted.containsKey(CaseForm.LINE)
                && !form.editableKeys().contains(CaseForm.LINE)) {
            throw new Refused(VariableRefusal.VARIABLE_NOT_DECLARED, CaseForm.LINE);
        }
        List<FieldError> faults = new ArrayList<>();
        String opinion = text(submitted, OPINION, faults);
        String overrideReason = text(submitted, OVERRIDE_REASON, faults);
        Map<String, Object> content = new TreeMap<>(submitted);
        content.keySet().removeAll(OWN);
        emptied.removeAll(OWN);
        Set<String> hidden = Set.of();
        Particulars particulars = null;
        if (decision == Decision.RESUBMIT) {
            faults.addAll(FormFaults.undeclared(form, SentContent.current()));
            if (overrideReason != null) {
                faults.add(FormFaults.of(OVERRIDE_REASON, "field-not-declared"));
            }
            Map<String, Object> before = CaseForm.fields(standing.particulars());
            before.putAll(standing.content());
            emptied.removeIf(key -> before.containsKey(key) && cannotShow(form, key, before.get(key)));
            Map<String, Object> after = new HashMap<>(before);
            after.keySet().removeAll(emptied);
            after.putAll(submitted);
            hidden = form.hidden(after, Conditions::hold);
            Set<String> kept = new TreeSet<>(before.keySet());
            kept.removeAll(emptied);
            kept.removeAll(submitted.keySet());
            FormFaults.of(form, submitted, hidden, kept).stream()
                    .filter(fault -> !OWN.contains(fault.field()))
                    .forEach(faults::add);
            if (Stream.of(submitted.keySet(), emptied).anyMatch(some -> !disjoint(some, CaseForm.PARTICULARS))) {
                if (start != null) {
                    FormFaults.of(start, after).stream()
                            .filter(fault -> CaseForm.PARTICULARS.contains(fault.field()))
                            .filter(fault -> faults.stream()
                                    .noneMatch(found -> found.field().equals(fault.field())))
                            .toList()
                            .forEach(faults::add);
                }
                particulars = CaseForm.particulars(after, faults);
            }
        }
        if (decision == Decision.CONFIRM) {
            faults.addAll(FormFaults.undeclared(form, SentContent.current()));
            Set<String> known = standing.content().keySet();
            FormFaults.of(form, submitted, form.hidden(submitted, Conditions::hold), known).stream()
                    .filter(fault -> !OWN.contains(fault.field()))
                    .forEach(faults::add);
        } else {
            content.keySet().removeAll(CaseForm.PARTICULARS);
        }
        emptied.removeAll(CaseForm.PARTICULARS);
        if (!faults.isEmpty()) {
            throw FormFaults.refusal(faults);
        }
        Object line = submitted.get(CaseForm.LINE);
        return new TaskForm(
                decision,
                opinion,
                overrideReason,
                line == null ? null : ApprovalLines.parse(line),
                particulars,
                content,
                emptied,
                hidden);
    }

    /**
     * The amount that was filled in for spending, or null where none was.
     *
     * @param asked the amount of the case, in whose currency it is
     * @throws Refused INVALID_AMOUNT where it is not read
     */
    public @Nullable Money spent(@Nullable Money asked) {
        Object amount = content.get(CaseForm.AMOUNT);
        return decision != Decision.CONFIRM || amount == null || asked == null
                ? null
                : WrittenAmount.read(amount.toString(), asked.currency());
    }

    /**
     * The shares of later years that were filled in.
     *
     * @param asked the amount of the case, in whose currency they are
     * @throws Refused SHARE_UNREADABLE, INVALID_AMOUNT
     */
    public List<LaterShare> later(FormDefinition form, @Nullable Money asked) {
        if (decision != Decision.CONFIRM || asked == null) {
            return List.of();
        }
        return form.fields().stream()
                .filter(FormField::listsLaterShares)
                .flatMap(field -> LaterShares.read(content.get(field.key()), asked.currency()).stream())
                .toList();
    }

    /** What is kept of a confirmation: the fields that were filled in, with the amount as a decimal. */
    public Map<String, Object> spending(@Nullable Money amount) {
        if (decision != Decision.CONFIRM) {
            return Map.of();
        }
        Map<String, Object> kept = new TreeMap<>(content);
        if (amount != null) {
            kept.put(CaseForm.AMOUNT, amount.toDecimal());
        }
        return kept;
    }

    private static Set<String> keys(FormDefinition form, @Nullable Object decision) {
        Set<String> keys = new TreeSet<>(form.editableKeys());
        keys.addAll(OWN);
        if (Decision.RESUBMIT.name().equals(decision)) {
            keys.addAll(CaseForm.PARTICULARS);
        }
        return keys;
    }

    /** A value that a select cannot show was not emptied by anybody. */
    private static boolean cannotShow(FormDefinition form, String key, Object value) {
        FormField field = form.field(key);
        return field != null && !field.canShow(value);
    }

    private static Decision decision(@Nullable Object value, Supplier<List<Decision>> offered) {
        List<FieldError> fault = List.of(FormFaults.of(DECISION, docket.bpmn.FieldError.REQUIRED));
        if (value == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, fault, DECISION);
        }
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(value.toString()))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(StepRefusal.DECISION_NOT_OFFERED, fault, value.toString(), offered.get()));
    }

    private static @Nullable String text(Map<String, Object> submitted, String key, List<FieldError> faults) {
        Object value = submitted.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String)) {
            faults.add(FormFaults.of(key, "wrong-type"));
        } else if (Characters.length(value.toString()) > LONGEST_TEXT) {
            faults.add(FormFaults.of(key, "too-long", LONGEST_TEXT));
        }
        return value.toString().strip();
    }
}
