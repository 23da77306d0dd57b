package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.RequestRefusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what was submitted against the form, again, on the server. */
final class FormFaults {

    static List<FieldError> of(FormDefinition form, Map<String, Object> submitted) {
        return of(form, submitted, form.hidden(submitted, Conditions::hold), Set.of());
    }

    /** @param filled the fields that have a value already, of which none is missed */
    static List<FieldError> of(
            FormDefinition form, Map<String, Object> submitted, Set<String> hidden, Set<String> filled) {
        return form.validate(submitted, hidden).stream()
                .filter(fault ->
                        !(fault.code().equals(docket.bpmn.FieldError.REQUIRED) && filled.contains(fault.field())))
                .map(fault -> new FieldError(
                        fault.field(),
                        fault.code(),
                        reader ->
                                fault.called(form.label(fault.field(), reader)).text(reader)))
                .toList();
    }

    static List<FieldError> undeclared(FormDefinition form, Collection<String> keys) {
        return keys.stream()
                .filter(key -> !form.editableKeys().contains(key))
                .map(key -> of(key, "field-not-declared"))
                .toList();
    }

    static boolean isAmong(List<FieldError> faults, String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(field));
    }

    /** A fault of a field that no form knows by a label. */
    static FieldError of(String field, String code, Object... arguments) {
        List<String> about = Stream.concat(Stream.of(field), Arrays.stream(arguments))
                .map(String::valueOf)
                .toList();
        return new FieldError(field, code, new docket.bpmn.FieldError(field, code, about)::text);
    }

    /** One fault gives the refusal its own code; more give INVALID_FIELD. */
    static Refused refusal(List<FieldError> faults) {
        FieldError first = faults.get(0);
        RefusalCode code = switch (first.code()) {
            case docket.bpmn.FieldError.REQUIRED -> RequestRefusal.FIELD_REQUIRED;
            case "field-not-declared" -> FormRefusal.FIELD_NOT_DECLARED;
            case "wrong-type" -> FormRefusal.WRONG_TYPE;
            default -> RequestRefusal.INVALID_FIELD;
        };
        return new Refused(faults.size() == 1 ? code : RequestRefusal.INVALID_FIELD, faults, first.field());
    }

    private FormFaults() {}
}
