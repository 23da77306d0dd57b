package docket.processes.authority;

import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.scoring.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * An authority table beside those that are deployed: evaluated by Camunda's DMN engine and nothing around it, so that
 * asking it leaves no trace in the process engine. Thread-safe.
 *
 * @param version as deployed; 0 of a file
 * @param sha256 of the DMN's bytes
 */
public record AuthorityTable(String key, int version, String sha256, DmnDecision decision) {

    private static final Set<String> OUTPUTS = Set.of("rule", "holder", "reason", "defaultLine");
    private static final DmnEngine ENGINE = engine();

    /** @throws Refused AUTHORITY_TABLE_UNREADABLE, AUTHORITY_TABLE_DIFFERS */
    static AuthorityTable of(byte[] dmn, int version) {
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(dmn));
            Decision decision = check(model.getModelElementsByType(Decision.class));
            return new AuthorityTable(
                    decision.getId(),
                    version,
                    CanonicalJson.sha256(dmn),
                    ENGINE.parseDecision(decision.getId(), new ByteArrayInputStream(dmn)));
        } catch (ModelException | DmnEngineException e) {
            throw new Refused(AuthorityTableRefusal.AUTHORITY_TABLE_UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /** @throws Refused AUTHORITY_TABLE_UNREADABLE where the table cannot answer, as by its hit policy */
    public Authority.Ruling rule(String kind, String organization, @Nullable Money amount, LocalDate day) {
        try {
            return Authority.ruling(
                    key, version, ENGINE.evaluateDecision(decision, Authority.inputs(kind, organization, amount, day)));
        } catch (DmnEngineException e) {
            throw new Refused(AuthorityTableRefusal.AUTHORITY_TABLE_UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /** A rule that matched. */
    public record Row(String rule, String holder, String reason) {}

    /**
     * The rules that match, each by itself.
     *
     * @throws Refused AUTHORITY_TABLE_UNREADABLE where the table cannot answer, as by its hit policy
     */
    public List<Row> rows(String kind, String organization, @Nullable Money amount, LocalDate day) {
        try {
            return ENGINE
                    .evaluateDecision(decision, Authority.inputs(kind, organization, amount, day))
                    .getResultList()
                    .stream()
                    .map(row -> new Row(
                            String.valueOf(row.get("rule")),
                            String.valueOf(row.get("holder")),
                            String.valueOf(row.get("reason"))))
                    .toList();
        } catch (DmnEngineException e) {
            throw new Refused(AuthorityTableRefusal.AUTHORITY_TABLE_UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(() -> new RememberingFeel(new ScalaFeelEngineFactory().createInstance()));
        return configuration.buildEngine();
    }

    private static Decision check(Collection<Decision> decisions) {
        if (decisions.size() != 1) {
            throw differs("expected one decision, found " + decisions.size());
        }
        Decision decision = decisions.iterator().next();
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            throw differs("expected a decision table in " + decision.getId());
        }
        Set<String> asked = Authority.inputs("", "", null, LocalDate.EPOCH).keySet();
        Set<String> inputs = table.getInputs().stream()
                .map(input ->
                        input.getInputExpression().getText().getTextContent().strip())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!asked.containsAll(inputs)) {
            throw differs("expected inputs among " + asked + ", found " + inputs);
        }
        List<String> outputs = table.getOutputs().stream()
                .map(output -> String.valueOf(output.getName()))
                .toList();
        if (!outputs.containsAll(OUTPUTS)) {
            throw differs("expected the outputs " + new TreeSet<>(OUTPUTS) + ", found " + outputs);
        }
        return decision;
    }

    private static Refused differs(String how) {
        return new Refused(AuthorityTableRefusal.AUTHORITY_TABLE_DIFFERS, how);
    }
}
