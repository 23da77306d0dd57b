package docket.bpmn.lint;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a decision must say, besides holding nothing that it may not. */
final class DmnRules {

    /** What a table answers that is asked who holds the power. */
    private static final Set<String> AUTHORITY = Set.of("rule", "holder", "reason", "reasonKo", "defaultLine");

    private static final String STEP =
            "(review|concur|agree|approve|delegated-approval|acting-approval|circulate):[A-Za-z0-9][A-Za-z0-9_.-]*+";
    private static final Pattern LINE = Pattern.compile("\"(" + STEP + "(," + STEP + ")*)?\"");

    private final String resource;
    private final Consumer<Finding> findings;

    DmnRules(String resource, Consumer<Finding> findings) {
        this.resource = resource;
        this.findings = findings;
    }

    void check(Node definitions) {
        definitions.children("dmn:decision").forEach(decision -> {
            require(decision, "id");
            require(decision, "camunda:versionTag");
            require(decision, "camunda:historyTimeToLive");
            decision.children("dmn:decisionTable").forEach(table -> checkLines(decision, table));
        });
    }

    /** A table with a column {@code holder} is an authority table: all its columns are there, its lines can be read. */
    private void checkLines(Node decision, Node table) {
        List<String> columns = table.children("dmn:output")
                .map(output -> String.valueOf(output.get("name")))
                .toList();
        if (!columns.contains("holder")) {
            return;
        }
        if (!columns.containsAll(AUTHORITY)) {
            add(decision, "missing", "An authority table must have the outputs " + AUTHORITY + " but has " + columns);
            return;
        }
        int column = columns.indexOf("defaultLine");
        table.children("dmn:rule").forEach(rule -> {
            List<Node> cells = rule.children("dmn:outputEntry").toList();
            String line = column < cells.size() ? text(cells.get(column)) : "";
            if (!LINE.matcher(line).matches()) {
                add(
                        rule,
                        "value-refused",
                        "Expected a line as \"review:administration,approve:director\" but found " + line);
            }
        });
    }

    private static String text(Node cell) {
        return cell.children("dmn:text")
                .map(text -> text.text.strip())
                .findFirst()
                .orElse("");
    }

    private void require(Node node, String attribute) {
        if (!node.has(attribute)) {
            add(node, "missing", node.name + " must have " + attribute);
        }
    }

    private void add(Node node, String code, String text) {
        findings.accept(new Finding(resource, node.line, node.toString(), code, text));
    }
}
