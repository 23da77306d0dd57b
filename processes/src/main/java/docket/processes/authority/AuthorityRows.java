package docket.processes.authority;

import docket.engine.text.Korean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * Finds the rows of deployed authority tables by the rules that are on record. Called inside an engine command.
 * Thread-safe.
 */
public final class AuthorityRows {

    private final Map<String, List<Row>> read = new ConcurrentHashMap<>();

    /**
     * A row of an authority table.
     *
     * @param number from 1, as Camunda Modeler counts them
     * @param givesLine whether it proposes an approval line
     */
    public record Row(int number, String rule, String reason, String reasonKo, boolean givesLine) {

        /** The reason that the table gives for the row, in the reader's language. */
        public String reason(Locale reader) {
            boolean korean = Korean.isReadBy(reader);
            return korean && !reasonKo.isEmpty() ? reasonKo : reason;
        }
    }

    /** The rows of those rules, in the order of the table; fewer where the table is not deployed any more. */
    public List<Row> of(String table, int version, Collection<String> rules) {
        List<Row> rows = read.get(table + ":" + version);
        if (rows == null) {
            rows = read(table, version);
            if (!rows.isEmpty()) {
                read.put(table + ":" + version, rows);
            }
        }
        return rows.stream().filter(row -> rules.contains(row.rule())).toList();
    }

    /** The rows of the newest version of each table. */
    public List<Row> newest() {
        return Context.getProcessEngineConfiguration()
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .latestVersion()
                .withoutTenantId()
                .list()
                .stream()
                .flatMap(table -> read(table.getKey(), table.getVersion()).stream())
                .toList();
    }

    private static List<Row> read(String table, int version) {
        var models = Context.getProcessEngineConfiguration().getRepositoryService();
        DecisionDefinition definition = models.createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .decisionDefinitionVersion(version)
                .withoutTenantId()
                .singleResult();
        if (definition == null) {
            return List.of();
        }
        return models.getDmnModelInstance(definition.getId()).getModelElementsByType(Decision.class).stream()
                .filter(decision -> decision.getId().equals(table))
                .map(decision -> decision.getExpression() instanceof DecisionTable found ? rows(found) : List.<Row>of())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Row> rows(DecisionTable table) {
        List<String> outputs = table.getOutputs().stream()
                .map(Output::getName)
                .map(String::valueOf)
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            String named = cell(rule, outputs.indexOf("rule"));
            rows.add(new Row(
                    rows.size() + 1,
                    named.isEmpty() ? rule.getId() : named,
                    cell(rule, outputs.indexOf("reason")),
                    cell(rule, outputs.indexOf("reasonKo")),
                    !cell(rule, outputs.indexOf("defaultLine")).isEmpty()));
        }
        return List.copyOf(rows);
    }

    /** The text that a cell has in quotes; empty where it has none, or an expression. */
    private static String cell(Rule rule, int column) {
        if (column < 0) {
            return "";
        }
        Text entry = List.copyOf(rule.getOutputEntries()).get(column).getText();
        String text = entry == null
                ? ""
                : Objects.requireNonNullElse(entry.getTextContent(), "").strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : "";
    }
}
