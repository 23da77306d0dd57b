package docket.audit.running;

import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.line.StepKind;
import docket.engine.store.CurrentEvents;
import docket.processes.hooks.StepLabels;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what is known of single tasks and jobs of running cases besides that they are there: what they are called,
 * when they are due, and who does them.
 */
final class Particulars {

    private static final String ENGINE =
            """
            SELECT e.root_proc_inst_id_, 'task ' || t.id_, what, value
              FROM camunda.act_ru_task t JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_
              CROSS JOIN LATERAL (VALUES ('due', %s), ('follow-up', %s), ('priority', t.priority_::text),
                                         ('owner', t.owner_), ('name', t.name_),
                                         ('description', t.description_)) one (what, value)
             WHERE e.root_proc_inst_id_ = ANY (?)
            UNION ALL
            SELECT e.root_proc_inst_id_, 'job ' || j.id_, what, value
              FROM camunda.act_ru_job j JOIN camunda.act_ru_execution e ON e.id_ = j.process_instance_id_
              CROSS JOIN LATERAL (VALUES ('due', %s), ('handler', j.handler_type_),
                                         ('suspended', (j.suspension_state_ = 2)::text)) one (what, value)
             WHERE j.batch_id_ IS NULL AND e.root_proc_inst_id_ = ANY (?)""".formatted(time("t.due_date_"), time("t.follow_up_date_"), time("j.duedate_"));

    /**
     * A task keeps the title that its case had when the task was offered: today's, or the one that the case was opened
     * with.
     */
    private static final String SHOWN = """
            SELECT task ->> 'taskId', task ->> 'kind', document ->> 'title', type, revision, payload
              FROM docket.case_view CROSS JOIN json_array_elements(document -> 'openTasks') task
              JOIN docket.domain_event ON stream = case_id AND sequence = 0 WHERE case_id = ANY (?)""";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String NONE = "nothing";

    private final JdbcTemplate sql;

    Particulars(JdbcTemplate sql) {
        this.sql = sql;
    }

    private static String time(String column) {
        return "to_char(" + column + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    }

    /** What differs, by case; a case that agrees is not there. */
    Map<String, List<String>> differences(Collection<String> cases, Map<String, RecordedState> recorded) {
        Map<String, String> expected = new HashMap<>();
        recorded.values().forEach(state -> expected.putAll(state.particulars().known));
        String[] caseIds = cases.toArray(String[]::new);
        Map<String, String> former = words(caseIds, expected);
        Map<String, List<String>> differences = new LinkedHashMap<>();
        sql.query(
                ENGINE,
                row -> {
                    String particular = row.getString(2) + ": " + row.getString(3);
                    String inEngine = Objects.requireNonNullElse(row.getString(4), NONE);
                    String record = expected.get(particular);
                    if (record != null && !record.equals(inEngine) && !inEngine.equals(former.get(particular))) {
                        differences
                                .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(row.getString(2) + ", " + row.getString(3) + ": the engine has " + inEngine
                                        + " and the events have " + record);
                    }
                },
                caseIds,
                caseIds);
        return differences;
    }

    /** Puts what open tasks are called into what is expected; answers the former names that they may have as well. */
    private Map<String, String> words(String[] cases, Map<String, String> expected) {
        Map<String, String> former = new HashMap<>();
        sql.query(
                SHOWN,
                row -> {
                    String task = "task " + row.getString(1);
                    expected.put(task + ": name", StepLabels.name(row.getString(3)));
                    expected.put(task + ": description", StepLabels.of(StepKind.of(row.getString(2))));
                    former.put(task + ": name", StepLabels.name(titleWhenOpened(row)));
                },
                (Object) cases);
        return former;
    }

    /** Empty where the event cannot be read, of which its place in the log says that it was altered. */
    private static String titleWhenOpened(ResultSet row) throws SQLException {
        try {
            return CurrentEvents.read(row) instanceof CaseOpened opened ? opened.title() : "";
        } catch (IOException | SerializationException altered) {
            return "";
        }
    }

    /** The particulars that the events of a case say; what they leave open is not among them. */
    static final class Recorded {

        private final Map<String, String> known = new HashMap<>();

        void after(String kind, Map<String, String> facts) {
            if (kind.startsWith("task.")) {
                String task = "task " + facts.getOrDefault("task", "");
                known.put(task + ": due", time(facts.get("due")));
                known.put(task + ": follow-up", time(facts.get("followUp")));
                known.put(task + ": priority", facts.getOrDefault("priority", NONE));
                known.put(task + ": owner", facts.getOrDefault("owner", NONE));
            } else if (kind.equals("job.now")) {
                String job = "job " + facts.getOrDefault("job", "");
                known.put(job + ": due", time(facts.get("due")));
                known.put(job + ": suspended", facts.getOrDefault("suspended", ""));
            } else if (kind.equals("job") && facts.getOrDefault("state", "").equals("0")) {
                String job = "job " + facts.getOrDefault("job", "");
                known.put(job + ": due", time(facts.get("due")));
                known.put(job + ": handler", facts.getOrDefault("handler", ""));
            } else if (facts.containsKey("job")) {
                known.remove("job " + facts.getOrDefault("job", "")
                        + ": due"); // earlier events do not say what became of it
            }
        }

        private static String time(@Nullable String fact) {
            return fact == null ? NONE : TIME.format(Instant.parse(fact));
        }
    }
}
