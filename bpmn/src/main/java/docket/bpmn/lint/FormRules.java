package docket.bpmn.lint;

import docket.bpmn.ModelProperties;
import docket.bpmn.lint.reading.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a form must say, besides holding nothing that it may not. */
final class FormRules {

    static final String KOREAN = ".ko.form";

    private static final Set<String> RULES = Set.of("form:validate", "form:properties", "form:conditional");

    /** What the record, its rules and its lists read of a case. */
    private static final Set<String> OF_THE_CASE =
            Set.of("title", "kind", "organization", "amount", "currency", "confidential");

    private final String resource;
    private final Consumer<Finding> findings;

    FormRules(String resource, Consumer<Finding> findings) {
        this.resource = resource;
        this.findings = findings;
    }

    /** What a form's expressions may mention: the record's facts and its own fields. */
    static Set<String> names(Node form) {
        Set<String> names = new HashSet<>(ModelProperties.FACTS);
        form.all().filter(node -> node.has("key")).forEach(field -> names.add(String.valueOf(field.get("key"))));
        return names;
    }

    /** The form of which a file is the Korean twin. */
    static String original(String twin) {
        return twin.substring(0, twin.length() - KOREAN.length()) + ".form";
    }

    /** The fields without which nobody gets past an element: what every case has, what money needs, a decision. */
    static List<String> needed(Node process, Node element) {
        if (!element.name.equals("bpmn:startEvent")) {
            return switch (BpmnRules.step(element)) {
                case "commit" -> List.of("decision", "amount", "payee");
                case "disburse" -> List.of("decision", "amount");
                default -> List.of("decision");
            };
        }
        List<String> needed = new ArrayList<>(List.of("title", "kind", "organization"));
        String line = BudgetRules.line(process);
        if (line != null) {
            needed.add(line);
        }
        String change = BudgetRules.change(process);
        if (change != null) {
            needed.addAll(List.of(change, ModelProperties.CHANGE_TYPE));
        } else if (BudgetRules.asksForMoney(process)) {
            needed.addAll(List.of("amount", "currency"));
        }
        return needed;
    }

    /** Whether the field shows a value that nobody can change. */
    static boolean isFixed(Node field) {
        return "true".equals(field.get("readonly")) || "true".equals(field.get("disabled"));
    }

    /** Whether it lets nothing pass that anybody could fill in. */
    private static boolean isUnanswerable(Node field) {
        boolean chooses = field.name.equals("form:select") || field.name.equals("form:radio");
        boolean given = field.has("valuesExpression")
                || field.children("form:values").findAny().isPresent()
                || field.children("form:properties").anyMatch(own -> own.has(ModelProperties.OPTIONS));
        return chooses && !given
                || field.children("form:validate")
                        .anyMatch(rules -> isAbove(rules, "min", "max") || isAbove(rules, "minLength", "maxLength"));
    }

    private static boolean isAbove(Node rules, String lower, String upper) {
        String from = rules.get(lower);
        String to = rules.get(upper);
        try {
            return from != null && to != null && new BigDecimal(from).compareTo(new BigDecimal(to)) > 0;
        } catch (NumberFormatException noNumber) {
            return false; // told by the list of what a form may hold
        }
    }

    void check(Node form) {
        if (!form.has("id")) {
            add(form, Fault.FORM_WITHOUT_ID);
        }
        Set<String> keys = new HashSet<>();
        form.all().filter(node -> node.has("key")).forEach(field -> {
            if (!keys.add(String.valueOf(field.get("key")))) {
                add(field, Fault.KEY_TWICE);
            }
        });
        form.all().filter(node -> node.has("valuesExpression")).forEach(this::checkValues);
        form.all().filter(node -> node.has("key")).forEach(this::checkMarks);
        form.all().filter(FormRules::isUnanswerable).forEach(field -> add(field, Fault.UNANSWERABLE));
        form.all()
                .filter(FormRules::isFixed)
                .filter(field ->
                        field.children("form:validate").anyMatch(rules -> "true".equals(rules.get("required"))))
                .forEach(field -> add(field, Fault.FIXED_AND_REQUIRED));
    }

    /** What a field is marked as must be something that it can be. */
    private void checkMarks(Node field) {
        String key = String.valueOf(field.get("key"));
        boolean chooses = field.name.equals("form:select") || field.name.equals("form:radio");
        field.children("form:properties").forEach(marks -> {
            boolean read = OF_THE_CASE.contains(key) || ValueKind.DECIDED.contains(key);
            if (read && "true".equals(marks.get(ModelProperties.PERSONAL))) {
                add(field, Fault.PERSONAL_AND_READ, key, ModelProperties.PERSONAL);
            }
            for (String mark : List.of(ModelProperties.OPEN, ModelProperties.OPTIONS)) {
                if (marks.has(mark) && !chooses) {
                    add(field, Fault.MARK_WITHOUT_OPTIONS, mark);
                }
            }
            if (marks.has(ModelProperties.VALUES) && !field.has("valuesExpression")) {
                add(field, Fault.VALUES_NOT_COMPUTED, ModelProperties.VALUES);
            }
        });
    }

    /** The server cannot compute options, so a field names all that there can be. */
    private void checkValues(Node field) {
        String computed = FormTemplate.values(Objects.requireNonNull(field.get("valuesExpression")));
        String named = field.children("form:properties")
                .map(properties -> properties.get(ModelProperties.VALUES))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        if (!named.equals(computed)) {
            add(field, Fault.OTHER_VALUES, ModelProperties.VALUES, computed, named);
        }
    }

    /** A Korean twin differs from its form in what people read, and in nothing else. */
    void checkTwin(Node twin, @Nullable Node form) {
        if (form == null) {
            add(twin, Fault.TWIN_WITHOUT_FORM, original(resource));
        } else if (!fields(twin).equals(fields(form)) || !(form.get("id") + ".ko").equals(twin.get("id"))) {
            add(twin, Fault.OTHER_TWIN, form.get("id") + ".ko", original(resource));
        }
    }

    /** Each field of a form with its type, rules and marks, in order. */
    private static List<String> fields(Node form) {
        return form.all()
                .filter(node -> node.has("key"))
                .map(field -> field.get("key") + " " + field.name
                        + field.children.stream()
                                .filter(child -> RULES.contains(child.name))
                                .map(child -> " " + child.name + child.attributes)
                                .sorted()
                                .toList())
                .toList();
    }

    private void add(Node node, Fault fault, Object... values) {
        findings.accept(Finding.of(resource, node, fault, values));
    }
}
