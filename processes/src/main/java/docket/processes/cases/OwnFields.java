package docket.processes.cases;

import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.processes.form.FormRefusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The fields in which a case and a decision speak for themselves: content must not speak in their stead. */
final class OwnFields {

    private static final String CURRENCY = "currency";
    private static final String AMOUNT = "amount";

    /** The fields of a draft. */
    static final Set<String> OF_A_CASE =
            Set.of("title", "kind", "organization", AMOUNT, CURRENCY, "approvalLine", "confidential");

    /** The fields of a decision, and of the case that it resubmits. */
    static final Set<String> OF_A_DECISION = Set.of(
            "decision", "opinion", "overrideReason", "title", "kind", "organization", AMOUNT, CURRENCY, "approvalLine");

    /** Every field with which a case or a decision speaks for itself. */
    static final Set<String> ALL = union(OF_A_CASE, OF_A_DECISION);

    /**
     * @param ofRequest the fields that the request has itself, to which the refusal points
     * @throws Refused FIELD_NOT_DECLARED, naming each of them that the content has
     */
    static void refuse(Collection<String> content, Set<String> ofRequest) {
        List<String> reserved = content.stream().filter(ALL::contains).sorted().toList();
        if (reserved.isEmpty()) {
            return;
        }
        List<FieldError> errors = reserved.stream()
                .map(name -> ofRequest.contains(name)
                        ? error("content." + name, "own-field", ofBody(name))
                        : error("content." + name, "field-not-declared"))
                .toList();
        String named = String.join(", ", errors.stream().map(FieldError::field).toList());
        if (ofRequest.containsAll(reserved)) {
            String instead = String.join(
                    ", ", reserved.stream().map(OwnFields::ofBody).distinct().toList());
            throw new Refused(FormRefusal.FIELD_NOT_DECLARED, errors, "own", named, instead);
        }
        throw new Refused(FormRefusal.FIELD_NOT_DECLARED, errors, named);
    }

    /** The refusal FIELD_NOT_DECLARED of fields that go with a resubmission, and came with another decision. */
    static Refused withoutResubmission(Collection<String> fields) {
        List<String> ofBody = fields.stream().map(OwnFields::ofBody).distinct().toList();
        return new Refused(
                FormRefusal.FIELD_NOT_DECLARED,
                ofBody.stream().map(field -> error(field, "with-resubmit-only")).toList(),
                "resubmit",
                String.join(", ", ofBody));
    }

    /**
     * Runs an engine command that carries content: what is refused of a field of the content is named as the request
     * names it, {@code content.body}.
     *
     * @param own the fields that the request has itself
     */
    static <T> T namingContent(Set<String> own, Supplier<T> command) {
        try {
            return command.get();
        } catch (Refused refused) {
            throw refused.naming(
                    field -> own.contains(root(field)) || root(field).equals("content") ? field : "content." + field);
        }
    }

    /** The fields that a decision has itself: a confirmation has the amount in its content. */
    static Set<String> of(Decision decision) {
        if (decision != Decision.CONFIRM) {
            return ALL;
        }
        Set<String> own = new TreeSet<>(ALL);
        own.remove(AMOUNT);
        return own;
    }

    private static String root(String field) {
        return field.split("[.\\[]", 2)[0];
    }

    /** The name in the request's body, in which an amount holds its currency. */
    private static String ofBody(String name) {
        return name.equals(CURRENCY) ? AMOUNT : name;
    }

    private static FieldError error(String field, String text, String... arguments) {
        List<String> about =
                Stream.concat(Stream.of(field), Arrays.stream(arguments)).toList();
        return new FieldError(
                field, FormRefusal.FIELD_NOT_DECLARED.code(), new docket.bpmn.FieldError(field, text, about)::text);
    }

    private static Set<String> union(Set<String> some, Set<String> further) {
        Set<String> union = new TreeSet<>(some);
        union.addAll(further);
        return union;
    }

    private OwnFields() {}
}
