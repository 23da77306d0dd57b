package docket.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.rescore.RecordedFacts;
import docket.engine.scoring.Fact;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RecordedCasesTest {
    private static final TestPostgres POSTGRES = TestPostgres.fresh();
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static int events;

    @BeforeAll
    static void record() {
        opened("twice", "2026-03-02T01:00:00Z", "roof");
        opened("rejected", "2026-03-02T02:00:00Z", "roof");
        opened("waiting", "2026-03-02T03:00:00Z", "roof");
        decided("waiting", "2026-03-02T04:00:00Z", 1, "NEXT");
        decided("rejected", "2026-03-02T05:00:00Z", 1, "REJECTED");
        decided("twice", "2026-03-02T06:00:00Z", 1, "RETURNED");
        append(
                "twice",
                "content-revised",
                "2026-03-03T01:00:00Z",
                "{\"version\": 2, \"content\": {\"project\": \"cellar\"}}");
        append("twice", "case-resubmitted", "2026-03-03T01:00:00Z", "{\"round\": 2, \"requestedLine\": []}");
        decided("twice", "2026-03-03T02:00:00Z", 2, "NEXT");
        decided("twice", "2026-03-03T03:00:00Z", 2, "APPROVED");
        append("chairs", "case-opened", "2026-03-03T04:00:00Z", """
                {"process": "chair-request", "kind": "purchase", "organization": "it",
                 "content": {"chairs": 12, "floor": "3"}}""");
        decided("chairs", "2026-03-03T05:00:00Z", 1, "RETURNED");
        new JdbcTemplate(POSTGRES.app()).queryForObject("select docket.number_events('test', 1000)", Long.class);
        opened("not-yet-numbered", "2026-03-04T01:00:00Z", "roof");
        decided("not-yet-numbered", "2026-03-04T02:00:00Z", 1, "APPROVED");
    }

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Test
    void every_round_that_was_returned_or_approved_is_a_case() {
        assertThat(new RecordedCases(POSTGRES.app(), SEOUL, Plans.USUAL).read())
                .isEqualTo(List.of(
                        new TrainingCase(
                                "twice/1",
                                Instant.parse("2026-03-02T01:00:00Z"),
                                Instant.parse("2026-03-02T06:00:00Z"),
                                new TreeMap<>(Map.of(
                                        "kind", "payment",
                                        "organization", "facilities",
                                        "amount.KRW", "1200000",
                                        "project", "roof",
                                        "round", "1",
                                        "weekday", "1",
                                        "hour", "10")),
                                true),
                        new TrainingCase(
                                "twice/2",
                                Instant.parse("2026-03-03T01:00:00Z"),
                                Instant.parse("2026-03-03T03:00:00Z"),
                                new TreeMap<>(Map.of(
                                        "kind", "payment",
                                        "organization", "facilities",
                                        "amount.KRW", "1200000",
                                        "project", "cellar",
                                        "round", "2",
                                        "weekday", "2",
                                        "hour", "10")),
                                false),
                        new TrainingCase(
                                "chairs/1",
                                Instant.parse("2026-03-03T04:00:00Z"),
                                Instant.parse("2026-03-03T05:00:00Z"),
                                new TreeMap<>(Map.of(
                                        "kind", "purchase",
                                        "organization", "it",
                                        "round", "1",
                                        "weekday", "2",
                                        "hour", "13")),
                                true)));
    }

    @Test
    void the_card_of_a_process_learns_from_its_own_cases_and_from_what_it_names() {
        CardPlan chairs = new CardPlan(
                "chair-request",
                new FeatureSchema(List.of(Feature.ofField("chairs", Type.NUMERIC), FeatureSchema.ANY_AMOUNT)));

        assertThat(new RecordedCases(POSTGRES.app(), SEOUL, chairs).read())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).isEqualTo("chairs/1");
                    assertThat(one.features()).isEqualTo(new TreeMap<>(Map.of("chairs", "12")));
                });
    }

    @Test
    void a_case_is_scored_by_the_facts_it_will_be_learned_from() {
        Map<String, Fact> facts =
                new RecordedFacts(POSTGRES.app(), SEOUL).of("twice").facts();

        TreeMap<String, String> values = new TreeMap<>();
        facts.forEach((name, fact) -> {
            if (fact.value() != null) {
                values.put(name, fact.value());
            }
        });
        assertThat(values)
                .isEqualTo(new RecordedCases(POSTGRES.app(), SEOUL, Plans.USUAL)
                        .read()
                        .get(1)
                        .features());
        assertThat(facts.get("kind")).isEqualTo(new Fact("payment", "event-1"));
        assertThat(facts.get("project")).isEqualTo(new Fact("cellar", "event-7"));
        assertThat(facts.get("round")).isEqualTo(new Fact("2", "event-8"));
    }

    @Test
    void an_unknown_case_has_no_facts() {
        assertThat(new RecordedFacts(POSTGRES.app(), SEOUL).of("nowhere").facts())
                .isEmpty();
    }

    private static void opened(String caseId, String at, String project) {
        append(
                caseId,
                "case-opened",
                at,
                "{\"kind\": \"payment\", \"organization\": \"facilities\", \"amount\": {\"minor\": 1200000, \"currency\": \"KRW\"},"
                        + " \"content\": {\"project\": \"" + project + "\"}}");
    }

    private static void decided(String caseId, String at, int round, String outcome) {
        append(
                caseId,
                "step-decided",
                at,
                "{\"round\": " + round + ", \"contentVersion\": 1, \"outcome\": \"" + outcome + "\"}");
    }

    private static void append(String stream, String type, String at, String payload) {
        events++;
        byte[] salt = new byte[32];
        new JdbcTemplate(POSTGRES.app())
                .update(
                        "insert into docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,"
                                + " payload, metadata, payload_salt, metadata_salt) values (?, ?, ?, 'CaseFile', ?, '1', ?, ?, ?, ?, ?)",
                        "event-" + events,
                        stream,
                        events,
                        type,
                        at,
                        payload.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        salt,
                        salt);
    }
}
