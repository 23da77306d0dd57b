package docket.processes.cases;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a case and a decision say in fields of their own, and content must not say in their stead. */
final class OwnFields {

    private static final Set<String> NAMES = Set.of(
            "title",
            "kind",
            "organization",
            "amount",
            "currency",
            "approvalLine",
            "confidential",
            "decision",
            "opinion",
            "overrideReason");

    /** @throws Refused FIELD_NOT_DECLARED, naming each of them that the content has */
    static void refuse(Collection<String> content) {
        List<String> own = content.stream().filter(NAMES::contains).sorted().toList();
        if (!own.isEmpty()) {
            throw notDeclared(own.stream().map(name -> "content." + name).toList());
        }
    }

    static Refused notDeclared(List<String> fields) {
        return new Refused(
                RefusalCode.FIELD_NOT_DECLARED,
                fields.stream()
                        .map(field -> new FieldError(
                                field,
                                "field-not-declared",
                                new docket.bpmn.FieldError(field, "field-not-declared", List.of(field))::text))
                        .toList(),
                String.join(", ", fields));
    }

    private OwnFields() {}
}
