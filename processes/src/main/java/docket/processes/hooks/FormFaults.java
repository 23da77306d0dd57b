package docket.processes.hooks;

import docket.bpmn.FormDefinition;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds what was submitted against the form, again, on the server. */
final class FormFaults {

    static List<FieldError> of(FormDefinition form, Map<String, Object> submitted) {
        return form.validate(submitted).stream()
                .map(fault -> new FieldError(fault.field(), fault.code(), fault.text(Locale.ENGLISH)))
                .toList();
    }

    static List<FieldError> undeclared(FormDefinition form, Collection<String> keys) {
        return keys.stream()
                .filter(key -> !form.editableKeys().contains(key))
                .map(key -> new FieldError(key, "field-not-declared", "The form does not declare this field"))
                .toList();
    }

    /** One fault gives the refusal its own code; more give INVALID_FIELD. */
    static Refused refusal(List<FieldError> faults) {
        FieldError first = faults.get(0);
        RefusalCode code = switch (first.code()) {
            case "required" -> RefusalCode.FIELD_REQUIRED;
            case "field-not-declared" -> RefusalCode.FIELD_NOT_DECLARED;
            default -> RefusalCode.INVALID_FIELD;
        };
        return new Refused(faults.size() == 1 ? code : RefusalCode.INVALID_FIELD, faults, first.field());
    }

    private FormFaults() {}
}
