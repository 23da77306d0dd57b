package docket.bpmn.lint;

import docket.bpmn.lint.reading.Node;
import java.util.List;
import java.util.stream.Stream;

/** The rows of an authority table (전결 규정): a decision table with a column {@code holder}. */
final class AuthorityRows {

    /** Before the id of a person, where the other ids are groups'. */
    static final String PERSON = "user:";

    /** A step of a default line: {@code review:administration}, or {@code approve:user:lee.director}. */
    record DefaultStep(String kind, String whose) {}

    /** A row that can be read. */
    record Row(Node rule, String holder, List<DefaultStep> line) {}

    static boolean isAuthority(Node table) {
        return columns(table).contains("holder");
    }

    static List<String> columns(Node table) {
        return table.children("dmn:output")
                .map(output -> String.valueOf(output.get("name")))
                .toList();
    }

    /** The rows whose cells are as they should be; none where it is another table. */
    static List<Row> of(Node table) {
        int holder = columns(table).indexOf("holder");
        int line = columns(table).indexOf("defaultLine");
        if (holder < 0 || line < 0) {
            return List.of();
        }
        return table.children("dmn:rule")
                .filter(rule -> cell(rule, holder).matches("\"[^\"]+\"")
                        && DmnRules.LINE.matcher(cell(rule, line)).matches())
                .map(rule -> new Row(rule, literal(cell(rule, holder)), steps(literal(cell(rule, line)))))
                .toList();
    }

    static String cell(Node rule, int column) {
        List<Node> cells = rule.children("dmn:outputEntry").toList();
        return column >= cells.size()
                ? ""
                : cells.get(column)
                        .children("dmn:text")
                        .map(text -> text.text.strip())
                        .findFirst()
                        .orElse("");
    }

    private static String literal(String text) {
        return text.substring(1, text.length() - 1);
    }

    private static List<DefaultStep> steps(String line) {
        return Stream.of(line.split(","))
                .filter(step -> !step.isEmpty())
                .map(step -> step.split(":", 2))
                .map(step -> new DefaultStep(step[0], step[1]))
                .toList();
    }

    private AuthorityRows() {}
}
