package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import docket.bpmn.lint.reading.Node;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that asks money of a budget line says which field names the line, and the field can. */
final class BudgetRules {

    private static final String CHANGE = "property:" + ModelProperties.BUDGET_CHANGE;

    private static final String PROPERTY = "property:" + ModelProperties.BUDGET_LINE;

    private static final String OPEN_ROUND = "${openRound}";

    private static final Set<String> DELEGATES = Set.of("${reserve}", "${commit}", "${release}");

    /** What holds the text that names a line. */
    private static final Set<String> TEXTS = Set.of("form:select", "form:radio", "form:textfield");

    /** What the record knows of a case by itself, and takes out of the content. */
    private static final Set<String> TAKEN =
            Set.of("title", "kind", "organization", "amount", "currency", "confidential", "approvalLine");

    private final Map<String, Node> forms;
    private final Consumer<Finding> findings;

    /** @param forms by their ids */
    BudgetRules(Map<String, Node> forms, Consumer<Finding> findings) {
        this.forms = forms;
        this.findings = findings;
    }

    /** The field that a process says names the line; null where it says nothing. */
    static @Nullable String line(Node process) {
        return process.get(PROPERTY);
    }

    /** The field that a process says lists the lines which it changes; null where it changes none. */
    static @Nullable String change(Node process) {
        return process.get(CHANGE);
    }

    /** Whether cases that begin by this process ask for money in it. */
    static boolean asksForMoney(Node process) {
        return process.all()
                .anyMatch(node -> "${reserve}".equals(node.get("camunda:delegateExpression"))
                        || ModelProperties.SPENDING_STEPS.contains(BpmnRules.step(node)));
    }

    /** Whether a field says how a committee adjusts the allocation round that the process opened. */
    static boolean isAdjustment(Node process, String key) {
        return key.equals(ModelProperties.ADJUSTMENTS) && opensRound(process);
    }

    private static boolean opensRound(Node process) {
        return process.all().anyMatch(node -> OPEN_ROUND.equals(node.get("camunda:delegateExpression")));
    }

    void check(Map<String, Node> models) {
        models.forEach((resource, model) ->
                model.children("bpmn:process").forEach(process -> check(resource, process, line(process))));
    }

    private void check(String resource, Node process, @Nullable String line) {
        if (!opensRound(process)
                && process.all().anyMatch(node -> node.text.strip().equals(ValueKind.CLOSING))) {
            add(resource, process, Fault.CLOSING_OF_NO_ROUND, ValueKind.CLOSING, OPEN_ROUND);
        }
        boolean begins = process.children("bpmn:startEvent").anyMatch(start -> start.has("camunda:formRef"));
        if (line == null) {
            if (begins && change(process) == null && asksForMoney(process)) {
                add(resource, process, Fault.MONEY_WITHOUT_LINE, ModelProperties.BUDGET_LINE);
            }
            return;
        }
        if (!movesMoney(process)) {
            add(resource, process, Fault.LINE_WITHOUT_MONEY, ModelProperties.BUDGET_LINE);
        }
        if (TAKEN.contains(line)) {
            add(resource, process, Fault.LINE_IS_TAKEN, line);
            return;
        }
        process.all()
                .filter(node -> forms.containsKey(String.valueOf(node.get("camunda:formRef"))))
                .map(node -> forms.get(String.valueOf(node.get("camunda:formRef"))))
                .distinct()
                .flatMap(Node::all)
                .filter(field -> line.equals(field.get("key")))
                .forEach(field -> checkField(resource, process, line, field));
    }

    private void checkField(String resource, Node process, String line, Node field) {
        if (!TEXTS.contains(field.name)) {
            add(resource, process, Fault.LINE_BY_NO_TEXT, line);
        }
        if (field.children("form:properties").anyMatch(marks -> "true".equals(marks.get(ModelProperties.PERSONAL)))) {
            add(resource, process, Fault.LINE_IS_PERSONAL, line, ModelProperties.PERSONAL);
        }
    }

    /** Also a process that it calls may. */
    private static boolean movesMoney(Node process) {
        return process.all()
                .anyMatch(node -> node.name.equals("bpmn:callActivity")
                        || DELEGATES.contains(String.valueOf(node.get("camunda:delegateExpression"))));
    }

    private void add(String resource, Node process, Fault fault, Object... values) {
        findings.accept(Finding.of(resource, process, fault, values));
    }
}
