package docket.bpmn.lint;

import docket.bpmn.lint.AuthorityRows.DefaultStep;
import docket.bpmn.lint.AuthorityRows.Row;
import docket.bpmn.lint.reading.Node;
import docket.bpmn.said.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a decision must say, besides holding nothing that it may not. */
final class DmnRules {

    /** What a table answers that is asked who holds the power. */
    private static final Set<String> AUTHORITY = Set.of("rule", "holder", "reason", "reasonKo", "defaultLine");

    /** What it is asked with, and the types that hold it; a column without a type takes what it is given. */
    private static final Map<String, Set<String>> INPUTS = Map.of(
            "kind", Set.of("string"),
            "organization", Set.of("string"),
            "currency", Set.of("string"),
            "amountMinor", Set.of("long"),
            "day", Set.of("string"));

    private static final String STEP =
            "(review|concur|agree|approve|delegated-approval|acting-approval|circulate):(user:)?[A-Za-z0-9][A-Za-z0-9_.@-]*+";

    static final Pattern LINE = Pattern.compile("\"(" + STEP + "(," + STEP + ")*)?\"");

    private static final Set<String> APPROVING = Set.of("approve", "delegated-approval", "acting-approval");

    private final String resource;
    private final Consumer<Finding> findings;

    DmnRules(String resource, Consumer<Finding> findings) {
        this.resource = resource;
        this.findings = findings;
    }

    void check(Node definitions) {
        if (definitions.name.equals("dmn:definitions")
                && definitions.children("dmn:decision").findAny().isEmpty()) {
            add(definitions, Fault.NO_DECISION);
        }
        definitions.children("dmn:decision").forEach(decision -> {
            require(decision, "id");
            require(decision, "camunda:versionTag");
            require(decision, "camunda:historyTimeToLive");
            decision.children("dmn:decisionTable")
                    .filter(AuthorityRows::isAuthority)
                    .forEach(table -> checkAuthority(decision, table));
        });
    }

    /** A table with a column {@code holder} is an authority table: it takes what the record asks, and its lines can be walked. */
    private void checkAuthority(Node decision, Node table) {
        List<String> columns = AuthorityRows.columns(table);
        if (!columns.containsAll(AUTHORITY)) {
            add(decision, Fault.AUTHORITY_OUTPUTS, sorted(AUTHORITY), columns);
            return;
        }
        checkHitPolicy(table);
        table.children("dmn:input").forEach(this::checkInput);
        table.children("dmn:output").forEach(output -> checkType(output, output, Set.of("string"), "output"));
        int column = columns.indexOf("defaultLine");
        table.children("dmn:rule").forEach(rule -> {
            String line = AuthorityRows.cell(rule, column);
            if (!LINE.matcher(line).matches()) {
                add(rule, Fault.LINE_UNREADABLE, line);
            }
        });
        checkLines(AuthorityRows.of(table));
    }

    /** Several rows may name whoever holds the power of one case. */
    private void checkHitPolicy(Node table) {
        String policy = table.has("hitPolicy") ? String.valueOf(table.get("hitPolicy")) : "UNIQUE";
        if (policy.equals("UNIQUE") || policy.equals("ANY")) {
            add(table, Fault.ONE_ROW_ALONE, policy);
        }
    }

    private void checkInput(Node input) {
        input.children("dmn:inputExpression").forEach(expression -> {
            String asked = expression
                    .children("dmn:text")
                    .map(text -> text.text.strip())
                    .findFirst()
                    .orElse("");
            Set<String> types = INPUTS.get(asked);
            if (types == null) {
                add(input, Fault.NEVER_ASKED, sorted(INPUTS.keySet()), asked);
            } else {
                checkType(input, expression, types, asked);
            }
        });
    }

    private void checkType(Node where, Node typed, Set<String> types, String what) {
        String type = typed.get("typeRef");
        if (type != null && !types.contains(type)) {
            add(
                    where,
                    what.equals("amountMinor") ? Fault.OTHER_TYPE_OF_AMOUNT : Fault.OTHER_TYPE,
                    Sentence.either(sorted(types)),
                    type);
        }
    }

    private void checkLines(List<Row> rows) {
        Set<String> holders = rows.stream().map(Row::holder).collect(Collectors.toSet());
        for (Row row : rows) {
            if (row.line().isEmpty()) {
                continue;
            }
            DefaultStep last = row.line().get(row.line().size() - 1);
            if (row.line().stream().anyMatch(step -> step.kind().equals("circulate"))) {
                add(row.rule(), Fault.CIRCULATES);
            } else if (!APPROVING.contains(last.kind())) {
                add(row.rule(), Fault.NO_APPROVAL_AT_THE_END, last.kind());
            } else if (!holders.contains(last.whose())) {
                add(row.rule(), Fault.END_WITHOUT_POWER, last.whose(), sorted(holders));
            }
        }
    }

    private void require(Node node, String attribute) {
        if (!node.has(attribute)) {
            add(node, Fault.MUST_HAVE, node.name, attribute);
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private void add(Node node, Fault fault, Object... values) {
        findings.accept(Finding.of(resource, node, fault, values));
    }
}
