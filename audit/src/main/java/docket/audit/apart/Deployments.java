package docket.audit.apart;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares the models that the process engine has with those that the events say were deployed: BPMN, DMN and forms, by
 * name and SHA-256. Of a deployment older than that record only that it is there is known. Thread-safe.
 */
public final class Deployments {

    static final String RESOURCE = "a model or form that is not the one that was deployed: ";
    static final String DEFINITION = "a definition that is not the one that was deployed: ";
    static final String UNKNOWN = "a deployment that is not on record: ";
    static final String GONE = "a deployment that is gone: ";
    static final String DEFINITION_GONE = "a definition that is gone: ";

    private static final String STORED = """
            SELECT d.id_, b.name_, encode(sha256(b.bytes_), 'hex') FROM camunda.act_re_deployment d
              LEFT JOIN camunda.act_ge_bytearray b ON b.deployment_id_ = d.id_ AND NOT coalesce(b.generated_, false)
             ORDER BY d.id_, b.name_""";

    private static final String DEFINITIONS = """
            SELECT id_, deployment_id_, key_, resource_name_, version_ FROM camunda.act_re_procdef
            UNION ALL SELECT id_, deployment_id_, key_, resource_name_, version_ FROM camunda.act_re_decision_def
            UNION ALL SELECT id_, deployment_id_, key_, resource_name_, version_ FROM camunda.act_re_decision_req_def
            UNION ALL SELECT id_, deployment_id_, key_, resource_name_, version_ FROM camunda.act_re_camformdef
             ORDER BY 1""";

    /** The definition of a model: its deployment, and which key, resource and version of it. */
    private record Definition(String deployment, String key, String resource, String version) {}

    private final Map<String, Definition> definitions = new ConcurrentHashMap<>();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, String>> resources = new ConcurrentSkipListMap<>();

    /**
     * Commands that took models away together with the cases that ran on them: today they are refused while any does.
     */
    private static final List<byte[]> WITH_THEIR_CASES = Stream.of("DeleteDeploymentCmd", "DeleteProcessDefinitions")
            .map(command -> ("{\"commands\":[{\"name\":\"" + command).getBytes(UTF_8))
            .toList();

    /** Whether an event that touched cases may be about models, too. */
    public static boolean mayConcern(ByteBuffer advanced) {
        return WITH_THEIR_CASES.stream()
                .anyMatch(begin -> advanced.remaining() >= begin.length
                        && ByteBuffer.wrap(begin).equals(advanced.slice(advanced.position(), begin.length)));
    }

    /** @param steps of the engine in a transaction */
    public void take(List<EngineStep> steps) {
        for (EngineStep step : steps) {
            Map<String, String> facts = step.facts();
            String deployment = facts.getOrDefault("deployment", "");
            String kind = step.kind();
            if (kind.equals("deployment.definition")) {
                definitions.put(
                        facts.getOrDefault("definition", ""),
                        new Definition(
                                deployment,
                                facts.getOrDefault("key", ""),
                                facts.getOrDefault("resource", ""),
                                facts.getOrDefault("version", "")));
            } else if (kind.equals("deployment.resource")) {
                resources
                        .computeIfAbsent(deployment, id -> new ConcurrentSkipListMap<>())
                        .put(facts.getOrDefault("resource", ""), facts.getOrDefault("sha256", ""));
            } else if (facts.getOrDefault("entity", "").equals("Deployment")) {
                switch (facts.getOrDefault("operation", "")) {
                    case "Create" -> created.add(deployment);
                    case "Delete" -> deleted.add(deployment);
                    default -> {}
                }
            } else if (facts.getOrDefault("entity", "").equals("ProcessDefinition")
                    && facts.getOrDefault("operation", "").equals("Delete")) {
                deleted.add(facts.getOrDefault("definition", ""));
            }
        }
    }

    /** A sentence for each model that is not as it was deployed. */
    public List<String> differing(JdbcTemplate sql) {
        List<String> findings = new ArrayList<>();
        Set<String> there = new TreeSet<>();
        Map<String, Map<String, String>> missing = new ConcurrentSkipListMap<>();
        resources.forEach((deployment, names) -> missing.put(deployment, new ConcurrentSkipListMap<>(names)));
        sql.query(STORED, row -> {
            String deployment = row.getString(1);
            String name = row.getString(2);
            if (there.add(deployment) && !created.contains(deployment)) {
                findings.add(UNKNOWN + deployment);
            }
            Map<String, String> expected = missing.get(deployment);
            if (expected != null && name != null && !row.getString(3).equals(expected.remove(name))) {
                findings.add(RESOURCE + name + " of " + deployment);
            }
        });
        missing.keySet().retainAll(there);
        missing.forEach((deployment, names) ->
                names.keySet().forEach(name -> findings.add(RESOURCE + name + " of " + deployment)));
        created.stream()
                .filter(deployment -> !there.contains(deployment) && !deleted.contains(deployment))
                .sorted()
                .forEach(deployment -> findings.add(GONE + deployment));
        findings.addAll(otherDefinitions(sql));
        return findings;
    }

    private List<String> otherDefinitions(JdbcTemplate sql) {
        List<String> findings = new ArrayList<>();
        Map<String, Definition> missing = new TreeMap<>(definitions);
        Set<String> deployments =
                definitions.values().stream().map(Definition::deployment).collect(Collectors.toSet());
        sql.query(DEFINITIONS, row -> {
            Definition stored = new Definition(row.getString(2), row.getString(3), row.getString(4), row.getString(5));
            Definition recorded = definitions.get(row.getString(1));
            missing.remove(row.getString(1));
            if (recorded == null ? deployments.contains(stored.deployment()) : !recorded.equals(stored)) {
                findings.add(DEFINITION + row.getString(1));
            }
        });
        missing.forEach((definition, recorded) -> {
            if (!deleted.contains(definition) && !deleted.contains(recorded.deployment())) {
                findings.add(DEFINITION_GONE + definition);
            }
        });
        return findings;
    }
}
