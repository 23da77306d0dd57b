package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.bpmn.ModelProperties;
import docket.engine.casefile.event.Particulars;
import docket.engine.line.LineStep;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import docket.engine.text.Characters;
import docket.processes.amount.WrittenAmount;
import docket.processes.authority.ApprovalLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a start form carries: the case's own fields, and its content without the fields that were left empty. */
public record CaseForm(
        Particulars particulars, List<LineStep> line, boolean confidential, Map<String, Object> content) {

    static final String TITLE = "title";
    static final String KIND = "kind";
    static final String ORGANIZATION = "organization";
    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";
    static final String LINE = "approvalLine";
    static final String CONFIDENTIAL = "confidential";

    /** What a drafter may correct when the case was returned. */
    static final Set<String> PARTICULARS = Set.of(TITLE, KIND, ORGANIZATION, AMOUNT, CURRENCY);

    private static final Set<String> OWN = Set.of(TITLE, KIND, ORGANIZATION, AMOUNT, CURRENCY, LINE, CONFIDENTIAL);
    private static final int LONGEST_NAME = 100;

    /** @throws Refused INVALID_FIELD with every fault that was found; INVALID_AMOUNT where the amount is not read */
    public static CaseForm read(Map<String, Object> submitted, @Nullable FormDefinition form) {
        List<FieldError> faults = new ArrayList<>();
        Map<String, Object> content = new TreeMap<>(submitted);
        content.keySet().removeAll(OWN);
        if (form != null) {
            faults.addAll(FormFaults.undeclared(form, content.keySet()));
            faults.addAll(FormFaults.of(form, submitted));
        } else {
            content.keySet().forEach(key -> faults.add(FormFaults.of(key, "field-not-declared")));
        }
        if (faults.isEmpty() && !(submitted.getOrDefault(CONFIDENTIAL, false) instanceof Boolean)) {
            faults.add(FormFaults.of(CONFIDENTIAL, "wrong-type"));
        }
        content.values().removeIf(value -> value instanceof String text && Characters.areBlank(text));
        return new CaseForm(
                particulars(submitted, faults),
                ApprovalLines.parse(submitted.get(LINE)),
                Boolean.TRUE.equals(submitted.get(CONFIDENTIAL)),
                content);
    }

    /** What a case is about, by the names of the fields of forms; what is null is none of them. */
    public static Map<String, Object> fields(
            @Nullable String title, @Nullable String kind, @Nullable String organization, @Nullable Money amount) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(TITLE, title);
        fields.put(KIND, kind);
        fields.put(ORGANIZATION, organization);
        if (amount != null) {
            fields.put(AMOUNT, amount.toDecimal());
            fields.put(CURRENCY, amount.currency().getCurrencyCode());
        }
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    /** The same of a whole case. */
    public static Map<String, Object> fields(Particulars of) {
        return fields(of.title(), of.kind(), of.organization(), of.amount());
    }

    /** @throws Refused INVALID_FIELD with the faults that were found before too; INVALID_AMOUNT where the amount is not read */
    static Particulars particulars(Map<String, Object> submitted, List<FieldError> faults) {
        required(submitted, TITLE, ModelProperties.LONGEST_TITLE, faults);
        required(submitted, KIND, LONGEST_NAME, faults);
        required(submitted, ORGANIZATION, LONGEST_NAME, faults);
        boolean isText = faults.stream()
                .noneMatch(fault -> fault.field().equals(AMOUNT) && fault.code().equals("wrong-type"));
        Money amount = isText ? amount(submitted) : null;
        if (!faults.isEmpty()) {
            throw FormFaults.refusal(faults);
        }
        return new Particulars(text(submitted, TITLE), text(submitted, KIND), text(submitted, ORGANIZATION), amount);
    }

    /** What may be submitted, also with nothing in it. */
    public static Set<String> keys(@Nullable FormDefinition form) {
        Set<String> keys = new TreeSet<>(OWN);
        if (form != null) {
            keys.addAll(form.editableKeys());
        }
        return keys;
    }

    private static String text(Map<String, Object> submitted, String field) {
        return String.valueOf(submitted.get(field)).trim();
    }

    private static void required(Map<String, Object> submitted, String field, int longest, List<FieldError> faults) {
        Object value = submitted.get(field);
        if (FormFaults.isAmong(faults, field)) {
            return;
        }
        if (value == null || Characters.areBlank(value.toString())) {
            faults.add(FormFaults.of(field, docket.bpmn.FieldError.REQUIRED));
        } else if (Characters.length(value.toString()) > longest) {
            faults.add(FormFaults.of(field, "too-long", longest));
        }
    }

    private static @Nullable Money amount(Map<String, Object> submitted) {
        Object text = submitted.get(AMOUNT);
        if (text == null || text.toString().isBlank()) {
            return null;
        }
        Object code = submitted.get(CURRENCY);
        if (code == null) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, "no-currency", text);
        }
        return WrittenAmount.read(text.toString(), code.toString());
    }
}
