package docket.processes.deployment;

import docket.bpmn.lint.Finding;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.Term;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Refuses models for what was found in them, in the language of whoever deploys them. */
public final class RefusedModels {

    /** @param findings at least one */
    public static Refused of(List<Finding> findings) {
        return new Refused(
                ModelRefusal.MODEL_REFUSED,
                findings.stream()
                        .map(finding -> new FieldError(finding.resource(), finding.code(), finding::in))
                        .toList(),
                (Term) reader -> message(findings, reader));
    }

    /** Says all findings in one line: Camunda Modeler shows nothing else of the answer. */
    private static String message(List<Finding> findings, Locale reader) {
        String sentences = findings.stream().map(finding -> finding.in(reader)).collect(Collectors.joining("; "));
        return findings.size() == 1 ? sentences : "(" + findings.size() + ") " + sentences;
    }

    private RefusedModels() {}
}
