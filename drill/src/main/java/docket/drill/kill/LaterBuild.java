package docket.drill.kill;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The build that nodes are upgraded to: this program with other models, a model release of its own. What it finds is a
 * case that does not go the way of the release that was the newest when it began, and a release that was deployed
 * again.
 */
final class LaterBuild {

    private static final String MODELS = "docket/models";

    private final String classPath;

    /** @param folder where its models are written */
    LaterBuild(Path folder) throws IOException {
        for (ModelResource model : ModelCatalog.shipped()) {
            Path file = folder.resolve(MODELS).resolve(model.name());
            Files.createDirectories(file.getParent());
            Files.writeString(file, model.name().endsWith(".bpmn") ? model.text() + "<!-- later -->" : model.text());
        }
        classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    }

    /** The class path on which the later build's models are found before those of this build. */
    String classPath() {
        return classPath;
    }

    /** The global index of the event that was stored last. */
    static long last(JdbcTemplate sql) {
        Long last = sql.queryForObject("SELECT coalesce(max(global_index), 0) FROM docket.domain_event", Long.class);
        return last == null ? 0 : last;
    }

    /**
     * Looks at all cases.
     *
     * @param before the event that was the last one when the first node of this build was started
     * @param since the one that was the last when that node served
     */
    static List<String> findings(JdbcTemplate sql, long before, long since) {
        return sql.queryForList("""
                WITH opened AS (
                    SELECT stream, global_index, convert_from(metadata, 'UTF8')::jsonb ->> 'definition' AS model
                      FROM docket.domain_event WHERE type = 'case-opened')
                SELECT 'case ' || stream || ' began with ' || model FROM opened
                 WHERE model NOT LIKE 'reminded-approval:%'
                   AND (global_index <= ? AND split_part(model, ':', 2) <> '1'
                        OR global_index > ? AND split_part(model, ':', 2) <> '2')
                UNION ALL
                SELECT 'case ' || stream || ' began with ' || model || ' and goes on with ' || proc_def_id_
                  FROM opened JOIN camunda.act_ru_execution ON id_ = stream WHERE proc_def_id_ <> model
                UNION ALL
                SELECT 'release ' || source_ || ' was deployed ' || count(*) || ' times'
                  FROM camunda.act_re_deployment WHERE name_ = 'docket-models' GROUP BY source_ HAVING count(*) > 1""", String.class, before, since);
    }
}
