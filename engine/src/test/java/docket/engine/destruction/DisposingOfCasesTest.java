package docket.engine.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import docket.engine.TestRecord;
import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.Sample;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.content.RecordScoringFailure;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.destruction.command.DestructionRefusal;
import docket.engine.destruction.event.KeptCase;
import docket.engine.order.LogVerifier;
import docket.engine.organization.Machine;
import docket.engine.organization.Person;
import docket.engine.organization.Role;
import docket.engine.personal.Sealing;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.store.StoredEvent;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.LostRaces;
import docket.engine.unit.RootUnit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * What cases say goes after their retention, by two people, and what is left proves that it was there. Whoever holds the
 * application's role cannot make it go otherwise.
 */
class DisposingOfCasesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Person SONG = Sample.officer("song.records", Role.RECORDS_OFFICER.group());
    private static final Person MOON = Sample.officer("moon.records", Role.RECORDS_OFFICER.group());
    private static final Instant LONG_AGO = Instant.parse("2001-12-31T14:59:59Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2004, 12, 31);

    private final TestRecord record = new TestRecord();
    private final JdbcTemplate app = new JdbcTemplate(record.database().app());
    private final JdbcTemplate superuser = new JdbcTemplate(record.database().as("postgres"));
    private final CaseEvents events = new CaseEvents(record.database().app());
    private final CaseViews views =
            new CaseViews(record.store(), record.database().app());

    @AfterEach
    void drop() {
        GenericEventMessage.clock = Clock.systemUTC();
        record.close();
    }

    @Test
    void what_a_case_said_is_gone_and_its_entries_and_order_still_hold() {
        closed("case-1", "3-years", LONG_AGO);
        closed("case-2", "3-years", LONG_AGO);
        String before = entries();
        String id = disposed(List.of("case-1"));

        assertThat(disposals().carryOut()).isZero();
        number();
        assertThat(disposals().carryOut()).isEqualTo(3);
        assertThat(disposals().carryOut()).as("a second time").isZero();

        assertThat(entries()).startsWith(before);
        List<StoredEvent> left = events.list("case-1", 0, 9, false);
        assertThat(left).extracting(StoredEvent::type).containsExactly("case-opened", "scoring-failed", "case-closed");
        assertThat(left)
                .allMatch(StoredEvent::isDisposed)
                .allMatch(event -> event.metadata().isEmpty());
        assertThat(app.queryForObject(
                        "SELECT count(*) FROM docket.domain_event WHERE stream = 'case-1' AND"
                                + " octet_length(payload_salt) + octet_length(metadata_salt) > 0",
                        Long.class))
                .isZero();
        assertThat(superuser.queryForObject(
                        "SELECT count(*) FROM docket.case_view WHERE case_id = 'case-1' AND document::text LIKE '%leaks%'",
                        Long.class))
                .isZero();
        assertThat(findings()).isEmpty();
        CaseView shown = views.find("case-1").orElseThrow();
        assertThat(shown.course().state()).isEqualTo(CaseState.DISPOSED);
        assertThat(shown.version()).isEqualTo(3);
        assertThat(views.at("case-1", 1).orElseThrow().course().state()).isEqualTo(CaseState.DISPOSED);
        assertThat(views.find("case-2").orElseThrow().particulars().title()).isEqualTo("Roof");
        assertThat(record.rebuild()
                        .run(
                                record.projections().of(CaseView.class),
                                true,
                                new Act(new Machine("rebuild", "1"), Door.CLI),
                                (done, all) -> {})
                        .differing())
                .isEmpty();
        assertThat(record.projections().of(CaseView.class).compare("case-1").differences())
                .isEmpty();
        assertThat(record.projections().of(CaseView.class).compare("case-2").differences())
                .isEmpty();
        assertThat(events.about("case-1", 0, 99, false))
                .extracting(StoredEvent::type)
                .containsSubsequence("destruction-requested", "destruction-confirmed");
        assertThat(new DestructionViews(record.store(), record.database().app(), Clock.systemUTC())
                        .find(id)
                        .orElseThrow()
                        .cases())
                .extracting(KeptCase::keptUntil)
                .containsExactly(LAST_DAY);
        assertRefused(CaseRefusal.CASE_CLOSED, () -> record.as(Sample.ADMIN, new CloseCase("case-1", "admin")));
        assertRefused(DestructionRefusal.CASES_DISPOSED, () -> request(List.of("case-1"), LAST_DAY.plusDays(1)));
    }

    @Test
    void refuses_one_day_too_early_and_open_and_unknown_cases() {
        closed("case-1", "3-years", LONG_AGO);
        closed("case-2", "semi-permanent", LONG_AGO);
        open("case-3", "3-years");

        assertRefused(DestructionRefusal.RETENTION_NOT_OVER, () -> request(List.of("case-1"), LAST_DAY));
        assertRefused(DestructionRefusal.RETENTION_NOT_OVER, () -> request(List.of("case-2"), LAST_DAY.plusYears(500)));
        assertRefused(DestructionRefusal.CASES_OPEN, () -> request(List.of("case-1", "case-3"), LAST_DAY.plusYears(5)));
        assertRefused(CaseRefusal.UNKNOWN_CASE, () -> request(List.of("case-4"), LAST_DAY.plusYears(5)));
        assertThat(request(List.of("case-1"), LAST_DAY.plusDays(1))).isNotEmpty();
    }

    @Test
    void the_database_counts_the_days_as_the_program_does() {
        for (String retention : List.of("1-year", "3-years", "5-years", "10-years", "30-years", "permanent", "x")) {
            for (String at : List.of("2023-12-31T14:59:59.9Z", "2023-12-31T15:00:00Z", "2024-02-29T00:00:00Z")) {
                assertThat(superuser.queryForObject(
                                "SELECT docket.last_day_kept(?, ?, 'Asia/Seoul')", LocalDate.class, retention, at))
                        .as(retention + " " + at)
                        .isEqualTo(Retention.lastDay(retention, Instant.parse(at), SEOUL)
                                .orElse(null));
            }
        }
    }

    @Test
    void the_applications_role_cannot_empty_or_change_an_event_itself() {
        closed("case-1", "3-years", LONG_AGO);
        number();
        for (String attack : List.of(
                "UPDATE docket.domain_event SET payload = '{}' WHERE stream = 'case-1'",
                "UPDATE docket.domain_event SET payload_salt = '' WHERE stream = 'case-1'",
                "DELETE FROM docket.domain_event WHERE stream = 'case-1'",
                "ALTER FUNCTION docket.dispose(text) OWNER TO docket_app",
                "SELECT docket.dispose('case-1')",
                "SELECT docket.dispose('nothing')",
                "INSERT INTO docket.domain_event (event_id, stream, sequence, type, revision, occurred_at, payload,"
                        + " metadata, payload_salt, metadata_salt) VALUES ('x', 'y', 0, 'case-opened', '1',"
                        + " '2026-01-01T00:00:00Z', '{\"disposed\":\"z\",\"caseId\":\"y\"}', '{}', '', '')")) {
            assertThatThrownBy(() -> app.execute(attack)).as(attack).isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> new JdbcTemplate(record.database().as(TestPostgres.AUDITOR))
                        .execute("SELECT docket.dispose('case-1')"))
                .isInstanceOf(DataAccessException.class);
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_program_whose_clock_is_ahead_disposes_of_nothing_that_the_database_still_keeps() {
        closed("case-1", "30-years", Instant.now());
        String id = disposed(List.of("case-1"), LocalDate.now(SEOUL).plusYears(40));
        number();

        assertThatThrownBy(() -> app.queryForObject("SELECT docket.dispose(?)", Long.class, id))
                .rootCause()
                .hasMessageContaining("must still be kept");
        assertThat(views.find("case-1").orElseThrow().particulars().title()).isEqualTo("Roof");
    }

    /** The application's role may store events, and could date one back. */
    @Test
    void a_second_closing_that_is_dated_back_does_not_shorten_the_time() {
        open("case-1", "3-years");
        record.as(Sample.ADMIN, new CloseCase("case-1", "admin"));
        app.update("""
                INSERT INTO docket.domain_event (event_id, stream_type, stream, sequence, type, revision, occurred_at,
                       payload, metadata, payload_salt, metadata_salt, subjects)
                SELECT 'forged', stream_type, stream, 6, type, revision, ?, payload, metadata, payload_salt,
                       metadata_salt, subjects
                  FROM docket.domain_event WHERE stream = 'case-1' AND type = 'case-closed'""", LONG_AGO.toString());
        superuser.update( // so that the forged one is found first
                "UPDATE docket.domain_event SET sequence = 7 WHERE event_id <> 'forged' AND type = 'case-closed'");
        number();
        String id = disposed(List.of("case-1"), LocalDate.now(SEOUL).plusYears(40));
        number();

        assertThatThrownBy(() -> app.queryForObject("SELECT docket.dispose(?)", Long.class, id))
                .rootCause()
                .hasMessageContaining("must still be kept");
    }

    @Test
    void nothing_goes_before_it_is_in_the_log_nor_by_one_person_nor_for_an_erasure() {
        closed("case-1", "3-years", LONG_AGO);
        String id = disposed(List.of("case-1"));
        assertThatThrownBy(() -> app.queryForObject("SELECT docket.dispose(?)", Long.class, id))
                .rootCause()
                .hasMessageContaining("No disposal " + id);
        number();

        for (String change : List.of(
                "replace(convert_from(payload, 'UTF8'), 'moon.records', 'song.records')",
                "replace(convert_from(payload, 'UTF8'), 'DISPOSAL', 'ERASURE')",
                "replace(convert_from(payload, 'UTF8'), 'case-1', 'case-2')")) {
            superuser.update("UPDATE docket.domain_event SET payload = convert_to(" + change
                    + ", 'UTF8') WHERE type = 'destruction-confirmed'");
            assertThatThrownBy(() -> app.queryForObject("SELECT docket.dispose(?)", Long.class, id))
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("No disposal " + id);
        }
    }

    /** Whoever altered an event cannot make the traces go by having it disposed of. */
    @Test
    void what_was_altered_is_not_disposed_of() {
        closed("case-1", "3-years", LONG_AGO);
        String id = disposed(List.of("case-1"));
        number();
        superuser.update(
                "UPDATE docket.domain_event SET payload = payload || ' ' WHERE stream = 'case-1' AND sequence = 1");

        assertThatThrownBy(() -> app.queryForObject("SELECT docket.dispose(?)", Long.class, id))
                .rootCause()
                .hasMessageContaining("not what was logged");
        assertThat(findings()).hasSize(1);
    }

    @Test
    void what_is_emptied_without_a_disposal_is_named() {
        closed("case-1", "3-years", LONG_AGO);
        closed("case-2", "3-years", LONG_AGO);
        String id = disposed(List.of("case-1"));
        number();
        disposals().carryOut();

        superuser.update(
                "UPDATE docket.domain_event SET payload_salt = '', metadata_salt = '', metadata = '{}', payload ="
                        + " convert_to('{\"disposed\":\"' || ? || '\",\"caseId\":\"case-2\"}', 'UTF8')"
                        + " WHERE stream = 'case-2' AND sequence = 1",
                id);

        assertThat(findings()).hasSize(1).first().asString().contains("emptied").contains("of case-2");
    }

    private List<LogVerifier.Finding> findings() {
        return new LogVerifier(record.database().app(), "docket.example")
                .verify()
                .findings();
    }

    private String entries() {
        return String.join(
                "",
                app.queryForList(
                        "SELECT encode(leaf_hash, 'hex') FROM docket.log_entry ORDER BY log_index", String.class));
    }

    private void closed(String caseId, String retention, Instant at) {
        GenericEventMessage.clock = Clock.fixed(at, ZoneOffset.UTC);
        open(caseId, retention);
        record.as(Sample.ADMIN, new CloseCase(caseId, "admin"));
        GenericEventMessage.clock = Clock.systemUTC();
        number();
    }

    private void open(String caseId, String retention) {
        record.as(
                Sample.KIM,
                new OpenCase(
                        caseId,
                        "document-approval",
                        "Roof",
                        "payment",
                        "facilities",
                        null,
                        "kim.employee",
                        Map.of("body", "The roof leaks."),
                        List.of(),
                        "discretionary",
                        retention),
                new RecordScoringFailure(caseId, "m", "timeout", "none", 1));
    }

    private void number() {
        app.queryForObject("SELECT docket.number_events('docket.example', 1000)", Long.class);
    }

    private String disposed(List<String> cases) {
        return disposed(cases, LAST_DAY.plusDays(1));
    }

    private String disposed(List<String> cases, LocalDate day) {
        String id = request(cases, day);
        record.in(MOON, () -> {
            destructions(day).confirm(MOON, id);
            return null;
        });
        return id;
    }

    private String request(List<String> cases, LocalDate day) {
        return record.in(SONG, () -> destructions(day).requestDisposal(SONG, cases, "over"));
    }

    private Destructions destructions(LocalDate day) {
        Instant at = day.plusDays(1).atStartOfDay(SEOUL).toInstant().minus(Duration.ofSeconds(1));
        Agency agency = new Agency("docket.example", SEOUL, Clock.fixed(at, ZoneOffset.UTC));
        return new Destructions(
                record.commands(),
                new DestructionViews(record.store(), record.database().app(), agency.clock()),
                new Sealing(record.database().app(), Path.of("/nowhere"), agency.clock()),
                record.database().app(),
                agency);
    }

    private Disposals disposals() {
        RootUnit unit =
                new RootUnit(new DataSourceTransactionManager(record.database().app()), new LostRaces(), List.of());
        return new Disposals(unit, record.projections(), record.database().app());
    }

    private static void assertRefused(RefusalCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
