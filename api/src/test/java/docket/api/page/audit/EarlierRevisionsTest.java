package docket.api.page.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.backup.Backup;
import docket.api.backup.Restore;
import docket.api.boot.RunningDatabase;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.audit.Fsck;
import docket.engine.casefile.view.CaseView;
import docket.engine.organization.Machine;
import docket.engine.proof.LogFiles;
import docket.engine.store.PlantedRevisions;
import docket.engine.store.RecordStore;
import docket.engine.training.CardsOnRecord;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import docket.engine.view.Rebuild;
import docket.verifier.bundle.Bundle;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
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
                ELSIF NEW.type = 'case-scored' THEN
                    NEW.revision := 'planted-1';
                    NEW.payload := convert_to((said - 'score' || jsonb_build_object('marks', said -> 'score'))::text, 'UTF8');
                ELSIF NEW.type = 'step-decided' THEN
                    NEW.revision := 'planted-1';
                    NEW.payload := convert_to((said - 'outcome'
                        || jsonb_build_object('result', said -> 'outcome'))::text, 'UTF8');
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
              WHEN (NEW.type IN ('case-opened', 'case-scored', 'step-decided', 'funds-reserved', 'engine-advanced')) EXECUTE FUNCTION public.as_before()""";

    private static final String UPROOT = "DROP TRIGGER IF EXISTS as_before ON docket.domain_event;"
            + " DROP FUNCTION IF EXISTS public.as_before, public.steps_before";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private RootUnit rootUnit;

    @Autowired
    private EventStore events;

    @Autowired
    private Envelope envelope;

    @Value("${docket.data}")
    private Path data;

    private DataSource database;
    private String caseId;
    private String taskId;
    private String lineId;

    @BeforeEach
    void a_case_of_an_earlier_revision() throws Exception {
        database = RunningDatabase.superuser(data);
        lineId = budgetLine("earlier-" + System.nanoTime(), "Slates", "400.00 EUR");
        allot(lineId, "250.00 EUR", "Q1");
        Map<String, Object> request = payment(TITLE);
        request.put("process", "budget-request");
        request.put("content", Map.of("body", "Two winters.", "lineId", lineId));
        request.remove("approvalLine");
        asBefore(() -> {
            caseId = start(request);
            taskId = taskOf(REVIEWER, caseId);
        });
    }

    private void asBefore(Runnable work) {
        new JdbcTemplate(database).execute(PLANT);
        try {
            work.run();
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
                .containsExactlyInAnyOrder("case-opened", "case-scored", "funds-reserved");
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

    @Test
    void whoever_shows_what_is_stored_says_of_which_revision_it_is() throws Exception {
        awaitSigned();

        JsonNode event =
                opened(as(AUDITOR).get("/api/cases/" + caseId + "/events").json());
        assertThat(event.path("revision").asText()).isEqualTo("planted-1");
        assertThat(event.at("/payload/subject").asText()).isEqualTo(TITLE);
        String feed = "/api/events?case=" + caseId + "&limit=100";
        assertThat(opened(as(AUDITOR).get(feed).json()).at("/payload/subject").asText())
                .isEqualTo(TITLE);
        assertThat(as(AUDITOR)
                        .with("Accept", "application/cloudevents-batch+json")
                        .get(feed)
                        .json())
                .anySatisfy(one -> {
                    assertThat(one.path("type").asText()).isEqualTo("docket.case-opened.vplanted-1");
                    assertThat(one.at("/data/subject").asText()).isEqualTo(TITLE);
                });
        assertThat(streamed("/api/events/stream?type=case-opened&case=" + caseId))
                .contains("\"revision\":\"planted-1\"", "\"subject\":\"" + TITLE);

        Path bundle = Files.write(
                folder.resolve("case.zip"),
                HTTP.send(
                                as(AUDITOR)
                                        .request("/api/audit/cases/" + caseId + "/bundle?engine=true")
                                        .GET()
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body());
        assertThat(Bundle.verify(bundle, null).caseId()).isEqualTo(caseId);
        try (FileSystem zip = FileSystems.newFileSystem(bundle);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            List<Path> all = files.toList();
            assertThat(all.stream().filter(file -> file.endsWith("sheet.html")))
                    .singleElement()
                    .satisfies(sheet -> assertThat(Files.readString(sheet))
                            .contains(TITLE, "34.34", "Two winters.")
                            .doesNotContain("planted", "??"));
            assertThat(all.stream().filter(file -> file.toString().endsWith(".payload")))
                    .anySatisfy(payload -> assertThat(Files.readString(payload)).contains("\"subject\": \"" + TITLE));
        }
    }

    @Test
    void pages_forms_and_what_learns_from_the_record_know_it_as_of_today() throws Exception {
        CardsOnRecord cards = new CardsOnRecord(database, Duration.ofSeconds(30));
        String sha256 = as(AUDITOR)
                .post("/api/audit/cases/" + caseId + "/rescore", Map.of())
                .json()
                .at("/recorded/modelSha256")
                .asText();
        assertThat(sha256).hasSize(64);
        int before = cards.of(sha256, "none").orElseThrow().returned();

        assertThat(as(REVIEWER)
                        .get("/engine-rest/task/" + taskId + "/form-variables")
                        .json()
                        .at("/caseTitle/value")
                        .asText())
                .isEqualTo(TITLE);
        assertThat(as(REVIEWER)
                        .get("/api/tasklist/cases/" + caseId + "/score")
                        .json()
                        .path("reasons"))
                .isNotEmpty();
        Browser drafter = Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD);
        assertThat(drafter.page("/cases?lang=en&q=titles+were").body()).contains(TITLE, caseId);
        assertThat(drafter.page("/cases/" + caseId + "?lang=en").body())
                .contains(TITLE, "34.34", "Slates")
                .doesNotContain("??");

        asBefore(() -> assertThat(decide(REVIEWER, caseId, "RETURN").status()).isLessThan(300));
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        String page = "/audit/cases/" + caseId;
        assertThat(auditor.page(page + "?lang=en&at=1").body()).contains(TITLE);
        assertThat(auditor.page(page + "?lang=en&at=4&from=1").body())
                .contains(TITLE)
                .doesNotContain("planted", "??");
        String event = opened(
                        as(AUDITOR).get("/api/cases/" + caseId + "/events").json())
                .path("eventId")
                .asText();
        assertThat(auditor.send(auditor.request(page + "/events/" + event).header("HX-Request", "true"))
                        .body())
                .contains("<dt>Title</dt>", TITLE)
                .doesNotContain("<dt>subject", "<dt>Subject", "<dt>office");
        assertThat(auditor.send(auditor.request(page + "/check")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(
                                        "X-XSRF-TOKEN",
                                        auditor.cookie("XSRF-TOKEN").orElseThrow())
                                .header("HX-Request", "true")
                                .POST(BodyPublishers.noBody()))
                        .body())
                .contains("The record and the screens agree", "is the same to the last bit");

        awaitSigned();
        assertThat(cards.of(sha256, "none").orElseThrow().returned()).isEqualTo(before + 1);
        cards.close();
        assertThat(as(AUDITOR).get("/api/audit/rescore").json().path("findings"))
                .noneMatch(found -> found.path("caseId").asText().equals(caseId));
        JsonNode asked =
                as(AUDITOR).post("/api/audit/what-if", Map.of("model", "1")).json();
        assertThat(asked.path("rounds").asLong()).as("%s", asked).isPositive();
        assertThat(asked.path("otherwise").asLong()).as("all are listed").isLessThan(100);
        assertThat(asked.path("first"))
                .as("its own card says the same again of what was stored earlier")
                .noneMatch(round -> round.path("caseId").asText().equals(caseId));
    }

    @Test
    void it_is_rebuilt_and_comes_back_from_a_backup() throws Exception {
        RecordStore store = new RecordStore(database);
        Act act = new Act(new Machine("tests", "1"), Door.CLI);
        for (Projected<?> view : new Projections(store, database).all()) {
            assertThat(new Rebuild(store, events, database, rootUnit, envelope)
                            .run(view, false, act, (done, all) -> {})
                            .differing())
                    .noneMatch(row -> row.contains(caseId) || row.contains(lineId));
        }

        Path backup = folder.resolve("backup");
        Backup.of(data).take(backup);
        Restore.Restored restored = new Restore(backup).to(folder.resolve("restored"));

        assertThat(restored.cases()).isPositive();
        assertThat(restored.findings()).noneMatch(finding -> finding.contains(caseId) || finding.contains(lineId));
    }

    private static JsonNode opened(JsonNode events) {
        for (JsonNode event : events.path("items")) {
            if (event.path("type").asText().equals("case-opened")) {
                return event;
            }
        }
        throw new AssertionError("There is no case-opened in " + events);
    }

    /** The first event of a stream. */
    private String streamed(String path) throws Exception {
        HttpRequest asked = as(AUDITOR)
                .with("Accept", "text/event-stream")
                .request(path)
                .GET()
                .build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                HTTP.send(asked, BodyHandlers.ofInputStream()).body(), UTF_8))) {
            String line = lines.readLine();
            while (!line.startsWith("data:")) {
                line = lines.readLine();
            }
            return line;
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
