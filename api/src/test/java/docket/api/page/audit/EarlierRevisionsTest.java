package docket.api.page.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.audit.Fsck;
import docket.engine.casefile.view.CaseView;
import docket.engine.proof.LogFiles;
import docket.engine.store.PlantedRevisions;
import docket.engine.store.RecordStore;
import docket.engine.view.Projections;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was stored in the shapes of {@link PlantedRevisions} is read rightly by all who read the record. */
class EarlierRevisionsTest extends RestTest {

    private static final int LOOKS = 200;
    private static final String TITLE = "Stored when titles were subjects";

    /** The database stores the events of these cases as the earlier revisions would have. */
    private static final String PLANT = """
            CREATE FUNCTION public.as_before() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE said jsonb := convert_from(NEW.payload, 'UTF8')::jsonb;
            BEGIN
                IF NEW.type = 'case-opened' THEN
                    NEW.revision := 'planted-1';
                    NEW.payload := convert_to((said - 'title' - 'mode' - 'organization'
                        || jsonb_build_object('subject', said -> 'title', 'content',
                               said -> 'content' || jsonb_build_object('office', said -> 'organization')))::text, 'UTF8');
                ELSIF NEW.type = 'engine-advanced' THEN
                    NEW.revision := '1';
                    NEW.payload := convert_to(format('{"commands":%s,"steps":%s,"processInstances":%s,"cases":%s}',
                        said -> 'commands', public.steps_before(said), said -> 'cases',
                        replace((said -> 'cases')::text, ', ', ',')), 'UTF8');
                ELSE
                    NEW.revision := 'planted-1';
                    NEW.payload := convert_to((said - 'caseId' - 'amount'
                        || jsonb_build_object('request', said -> 'caseId', 'reserved', said -> 'amount'))::text, 'UTF8');
                END IF;
                RETURN NEW;
            END $$;
            CREATE FUNCTION public.steps_before(said jsonb) RETURNS jsonb LANGUAGE sql AS $$
                WITH RECURSIVE around(name, outer_name, own, whole) AS (
                    SELECT p.key, p.value ->> 'in', p.value, p.value FROM jsonb_each(said -> 'places') p
                    UNION ALL
                    SELECT a.name, o.value ->> 'in', a.own,
                           o.value - '{id,type,task}'::text[] || a.whole FROM around a
                      JOIN jsonb_each(said -> 'places') o ON o.key = a.outer_name),
                place AS (SELECT name, own, whole FROM around WHERE outer_name IS NULL)
                SELECT coalesce(jsonb_agg(jsonb_build_object('kind', step -> 'kind', 'facts', jsonb_strip_nulls(
                           jsonb_build_object('instance', whole -> 'instance', 'definition', whole -> 'definition',
                               'process', split_part(whole ->> 'definition', ':', 1), 'task', whole -> 'task',
                               'execution', coalesce(whole -> 'execution', whole -> 'instance'),
                               'activityInstance', own -> 'id', 'activityType', own -> 'type',
                               'activity', split_part(own ->> 'id', ':', 1),
                               'scope', CASE WHEN step ->> 'kind' LIKE 'variable.%'
                                             THEN coalesce(own ->> 'id', own ->> 'instance') END,
                               'parentActivityInstance', CASE WHEN step ->> 'kind' LIKE 'activity.%'
                                   THEN (SELECT coalesce(value ->> 'id', value ->> 'instance')
                                           FROM jsonb_each(said -> 'places') WHERE key = own ->> 'in') END))
                           || (step - '{kind,at}'::text[])) ORDER BY number), '[]')
                  FROM jsonb_array_elements(said -> 'steps') WITH ORDINALITY s(step, number)
                  LEFT JOIN place ON place.name = step ->> 'at' $$;
            CREATE TRIGGER as_before BEFORE INSERT ON docket.domain_event FOR EACH ROW
              WHEN (NEW.type IN ('case-opened', 'funds-reserved', 'engine-advanced')) EXECUTE FUNCTION public.as_before()""";

    private static final String UPROOT = "DROP TRIGGER IF EXISTS as_before ON docket.domain_event;"
            + " DROP FUNCTION IF EXISTS public.as_before, public.steps_before";

    @LocalServerPort
    private int port;

    @Value("${docket.data}")
    private Path data;

    private DataSource database;
    private String caseId;
    private String taskId;
    private String lineId;

    @BeforeEach
    void a_case_of_an_earlier_revision() throws Exception {
        database = RunningDatabase.superuser(data);
        lineId = as(BUDGET_OFFICER)
                .post(
                        "/api/budget/lines",
                        Map.of(
                                "fiscalYear",
                                LocalDate.now(ZoneId.of("Asia/Seoul")).getYear(),
                                "code",
                                "earlier-" + System.nanoTime(),
                                "name",
                                "Slates",
                                "organization",
                                "facilities",
                                "appropriation",
                                Map.of("amount", "400.00", "currency", "EUR")))
                .text("lineId");
        as(BUDGET_OFFICER)
                .post(
                        "/api/budget/lines/" + lineId + "/allotments",
                        Map.of("amount", Map.of("amount", "250.00", "currency", "EUR"), "period", "Q1"));
        Map<String, Object> request = payment(TITLE);
        request.put("process", "budget-request");
        request.put("content", Map.of("body", "Two winters.", "lineId", lineId));
        request.remove("approvalLine");
        new JdbcTemplate(database).execute(PLANT);
        try {
            caseId = start(request);
            taskId = taskOf(REVIEWER, caseId);
        } finally {
            new JdbcTemplate(database).execute(UPROOT);
        }
    }

    @AfterEach
    void close() {
        as(DRAFTER).post("/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Tried."));
    }

    @Test
    void every_reader_knows_today_what_was_stored_earlier() throws Exception {
        assertThat(new JdbcTemplate(database)
                        .queryForList(
                                "SELECT type FROM docket.domain_event WHERE revision = 'planted-1' AND ? = ANY (subjects)",
                                String.class,
                                caseId))
                .containsExactlyInAnyOrder("case-opened", "funds-reserved");
        assertThat(as(REVIEWER)
                        .post("/api/tasks/" + taskId + "/claim", Map.of())
                        .status())
                .isLessThan(300);
        assertThat(new JdbcTemplate(database)
                        .queryForList(
                                "SELECT DISTINCT revision FROM docket.domain_event"
                                        + " WHERE type = 'engine-advanced' AND ? = ANY (subjects)",
                                String.class,
                                caseId))
                .containsExactlyInAnyOrder("1", "2");

        assertThat(found(caseId).path("title").asText()).isEqualTo(TITLE);
        assertThat(found(caseId).path("organization").asText()).isEqualTo("facilities");
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        assertThat(auditor.page("/audit/cases/" + caseId + "?lang=en").body())
                .contains(TITLE)
                .doesNotContain("planted", "??");
        assertThat(auditor.page("/audit/cases/" + caseId + "?lang=en&engine=true&view=raw")
                        .body())
                .contains("through a job", "&quot;facts&quot; : {", "&quot;at&quot; : &quot;decide&quot;");
        assertThat(auditor.page("/audit/cases/" + caseId + "?lang=en&engine=true&view=full")
                        .body())
                .as("a place is called as the steps call it")
                .contains("<dt>instance</dt>", "<dt>Process instance</dt>", "<dt>decide</dt>");
        assertThat(auditor.page("/audit/cases/" + caseId + "/diagram?lang=en").body())
                .contains("<g class=\"box taken here\">");
        assertThat(auditor.page("/audit/budget/" + lineId + "?lang=en").body())
                .containsPattern("Reserved</dt>\\s*<dd>− 34.34 EUR")
                .contains(">" + TITLE + "</a>");

        JsonNode score = as(AUDITOR)
                .post("/api/audit/cases/" + caseId + "/rescore", Map.of())
                .json();
        assertThat(score.path("same").asBoolean()).as("%s", score).isTrue();
        assertThat(score.path("recorded").path("features"))
                .filteredOn(feature -> feature.path("name").asText().equals("organization"))
                .allSatisfy(
                        feature -> assertThat(feature.path("value").asText()).isEqualTo("facilities"));

        assertThat(new Projections(new RecordStore(database), database)
                        .of(CaseView.class)
                        .compare(caseId)
                        .differences())
                .isEmpty();
        awaitSigned();
        for (String format : new String[] {"csv", "xes", "ocel2"}) {
            assertThat(exported(format)).as(format).contains(TITLE);
        }
        try (Connection connection = database.getConnection()) {
            assertThat(new Fsck(
                                    connection,
                                    LogFiles.of(data),
                                    data.resolve("none"),
                                    Fsck.Waits.STOPPED,
                                    (w, d, a) -> {})
                            .run(null)
                            .findings())
                    .noneMatch(finding -> finding.contains(caseId) || finding.contains(lineId));
        }
    }

    /** What is exported is what is signed. */
    private void awaitSigned() {
        for (int look = 0; look < LOOKS && !exported("jsonl").contains(caseId); look++) {
            pause();
        }
    }

    private String exported(String format) {
        return as(AUDITOR).get("/api/audit/export?format=" + format).response().body();
    }
}
