package docket.engine.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestRecord;
import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.Sample;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.OpenCase;
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
import docket.engine.refusal.RequestRefusal;
import docket.engine.store.StoredEvent;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A person's key is destroyed by two people after the retention of what it seals, and by nobody else or sooner. */
class ErasingAPersonTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Person SONG = Sample.officer("song.records", Role.RECORDS_OFFICER.group());
    private static final Person MOON = Sample.officer("moon.records", Role.RECORDS_OFFICER.group());

    @TempDir
    Path folder;

    private final TestRecord record = new TestRecord();
    private final JdbcTemplate sql = new JdbcTemplate(record.database().app());
    private final CaseEvents events = new CaseEvents(record.database().app());
    private final CaseViews views =
            new CaseViews(record.store(), record.database().app());

    @AfterEach
    void drop() {
        record.close();
    }

    @Test
    void two_people_erase_a_person_after_the_last_day_of_retention() {
        closed("case-1", "1-year", "kim.employee");
        LocalDate lastDay = lastDay(1);
        String id = request(lastDay.plusDays(1), SONG);

        record.in(MOON, () -> confirm(lastDay.plusDays(1), MOON, id));

        assertThat(opened("case-1")).isEqualTo("unreadable");
        DestructionView done = read(() -> destructions(lastDay.plusDays(1)).require(id));
        assertThat(done.state()).isEqualTo(Destruction.State.CONFIRMED);
        assertThat(done.requestedBy()).isEqualTo("song.records");
        assertThat(done.endedBy()).isEqualTo("moon.records");
        assertThat(done.cases()).extracting(KeptCase::caseId).containsExactly("case-1");
        assertThat(done.cases()).extracting(KeptCase::keptUntil).containsExactly(lastDay);
        StoredEvent said = events.about("case-1", 0, 20, false).stream()
                .filter(event -> event.type().equals("destruction-confirmed"))
                .findFirst()
                .orElseThrow();
        assertThat(said.payload().path("person").asText()).isEqualTo("kim.employee");
        assertThat(sql.queryForObject("SELECT wrapped_key FROM docket.person_key", byte[].class))
                .isNull();
    }

    @Test
    void refuses_one_day_too_early() {
        closed("case-1", "1-year", "kim.employee");

        assertRefused(DestructionRefusal.RETENTION_NOT_OVER, () -> request(lastDay(1), SONG));

        assertThat(opened("case-1")).isEqualTo("010-1234");
    }

    @Test
    void refuses_while_a_case_is_open_or_has_no_end_of_retention() {
        closed("case-1", "permanent", "kim.employee");
        LocalDate late = lastDay(500);
        assertRefused(DestructionRefusal.RETENTION_NOT_OVER, () -> request(late, SONG));

        open("case-2", "1-year", "kim.employee");
        assertRefused(DestructionRefusal.CASES_OPEN, () -> request(late, SONG));
    }

    @Test
    void does_not_wait_for_cases_that_hold_nothing_sealed_for_the_person() {
        closed("case-1", "1-year", "kim.employee");
        open("case-2", "permanent", "park.employee");
        record.as(Sample.KIM, openCase("case-3", "permanent", "kim.employee", Map.of("body", "no secret")));

        String id = request(lastDay(2), SONG);

        assertThat(read(() -> destructions(lastDay(2)).require(id)).cases())
                .extracting(KeptCase::caseId)
                .containsExactly("case-1");
    }

    @Test
    void looks_again_at_the_confirmation() {
        closed("case-1", "1-year", "kim.employee");
        LocalDate late = lastDay(2);
        String id = request(late, SONG);
        open("case-2", "1-year", "kim.employee");

        assertRefused(DestructionRefusal.CASES_OPEN, () -> record.in(MOON, () -> confirm(late, MOON, id)));

        assertThat(opened("case-1")).isEqualTo("010-1234");
    }

    @Test
    void refuses_the_same_person_twice_and_whoever_is_no_records_officer() {
        closed("case-1", "1-year", "kim.employee");
        LocalDate late = lastDay(2);
        assertRefused(RequestRefusal.FORBIDDEN, () -> request(late, Sample.ADMIN));
        String id = request(late, SONG);

        assertRefused(DestructionRefusal.SECOND_PERSON_REQUIRED, () -> record.in(SONG, () -> confirm(late, SONG, id)));
        for (Person other : List.of(Sample.ADMIN, Sample.LEE, Sample.KIM)) {
            assertRefused(RequestRefusal.FORBIDDEN, () -> record.in(other, () -> confirm(late, other, id)));
        }
        assertThat(opened("case-1")).isEqualTo("010-1234");
    }

    @Test
    void a_request_is_withdrawn_expires_and_is_confirmed_once() {
        closed("case-1", "1-year", "kim.employee");
        LocalDate late = lastDay(2);
        String withdrawn = request(late, SONG);
        record.in(MOON, () -> {
            destructions(late).withdraw(MOON, withdrawn);
            return null;
        });
        assertRefused(DestructionRefusal.DESTRUCTION_OVER, () -> record.in(MOON, () -> confirm(late, MOON, withdrawn)));

        String expired = request(late, SONG);
        LocalDate later = late.plusDays(Destructions.WAITS.toDays());
        assertRefused(DestructionRefusal.DESTRUCTION_OVER, () -> record.in(MOON, () -> confirm(later, MOON, expired)));
        assertThat(read(() -> destructions(later).require(expired)).state()).isEqualTo(Destruction.State.EXPIRED);

        String confirmed = request(late, SONG);
        record.in(MOON, () -> confirm(late, MOON, confirmed));
        assertRefused(DestructionRefusal.DESTRUCTION_OVER, () -> record.in(MOON, () -> confirm(late, MOON, confirmed)));
        assertRefused(DestructionRefusal.NOTHING_TO_ERASE, () -> request(late, SONG));
        assertRefused(
                DestructionRefusal.UNKNOWN_DESTRUCTION, () -> record.in(MOON, () -> confirm(late, MOON, "case-1")));
        assertThat(read(() -> new DestructionViews(
                                record.store(), record.database().app(), clock(late))
                        .list(Long.MAX_VALUE, 9)))
                .extracting(listed -> listed.destruction().destructionId())
                .containsExactly(confirmed, expired, withdrawn);
    }

    @Test
    void the_key_stays_where_the_confirmation_is_not_stored() {
        closed("case-1", "1-year", "kim.employee");
        LocalDate late = lastDay(2);
        String id = request(late, SONG);

        assertThatThrownBy(() -> record.in(MOON, () -> {
                    confirm(late, MOON, id);
                    throw new IllegalArgumentException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(opened("case-1")).isEqualTo("010-1234");
    }

    /** A draft that is being stored while the key is destroyed: one of them waits for the other. */
    @Test
    void nothing_is_sealed_under_a_key_that_is_being_destroyed() throws Exception {
        closed("case-1", "1-year", "kim.employee");
        LocalDate late = lastDay(2);
        String id = request(late, SONG);
        CountDownLatch sealed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var drafting = threads.submit(() -> record.in(Sample.KIM, () -> {
                OpenCase draft = openCase(
                        "case-2",
                        "1-year",
                        "kim.employee",
                        sealing().sealFields("kim.employee", "case-2", Set.of("phone"), secret()));
                sealed.countDown();
                goOn.await();
                return record.commands().send(draft);
            }));
            sealed.await();
            var erasing = threads.submit(() -> record.in(MOON, () -> confirm(late, MOON, id)));
            goOn.countDown();
            drafting.get(30, TimeUnit.SECONDS);
            assertRefused(DestructionRefusal.CASES_OPEN, () -> {
                try {
                    erasing.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    throw (RuntimeException) e.getCause();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        } finally {
            threads.shutdownNow();
        }
        assertThat(opened("case-2")).isEqualTo("010-1234");
    }

    @Test
    void a_rebuilt_projection_reads_nothing_and_every_entry_still_holds() throws Exception {
        closed("case-1", "1-year", "kim.employee");
        LocalDate late = lastDay(2);
        String id = request(late, SONG);
        record.in(MOON, () -> confirm(late, MOON, id));
        sql.queryForObject("SELECT docket.number_events('docket.example', 1000)", Long.class);

        Act act = new Act(new Machine("rebuild", "1"), Door.CLI);
        assertThat(record.rebuild()
                        .run(record.projections().of(CaseView.class), true, act, (done, all) -> {})
                        .differing())
                .isEmpty();

        assertThat(opened("case-1")).isEqualTo("unreadable");
        assertThat(new LogVerifier(record.database().app(), "docket.example")
                        .verify()
                        .findings())
                .isEmpty();
    }

    private static void assertRefused(RefusalCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void closed(String caseId, String retention, String drafter) {
        open(caseId, retention, drafter);
        record.as(Sample.ADMIN, new CloseCase(caseId, "admin"));
    }

    private void open(String caseId, String retention, String drafter) {
        record.in(
                Sample.KIM,
                () -> record.commands()
                        .send(openCase(
                                caseId,
                                retention,
                                drafter,
                                sealing().sealFields(drafter, caseId, Set.of("phone"), secret()))));
    }

    private static Map<String, Object> secret() {
        return Map.of("body", "The roof leaks.", "phone", "010-1234");
    }

    private static OpenCase openCase(String caseId, String retention, String drafter, Map<String, Object> content) {
        return new OpenCase(
                caseId,
                "document-approval",
                "Roof",
                "payment",
                "facilities",
                null,
                drafter,
                content,
                List.of(),
                "discretionary",
                retention);
    }

    private Object opened(String caseId) {
        return sealing()
                .openFields(
                        caseId,
                        views.find(caseId).orElseThrow().currentContent().fields(),
                        "unreadable")
                .get("phone");
    }

    /** The last day of so many years of retention of what is closed now. */
    private static LocalDate lastDay(int years) {
        return LocalDate.of(LocalDate.now(SEOUL).getYear() + years, 12, 31);
    }

    private String request(LocalDate day, Person officer) {
        return record.in(officer, () -> destructions(day).requestErasure(officer, "kim.employee", "asked for"));
    }

    private @Nullable Object confirm(LocalDate day, Person officer, String id) {
        destructions(day).confirm(officer, id);
        return null;
    }

    private <T> T read(Callable<T> read) {
        return record.in(SONG, read);
    }

    private Destructions destructions(LocalDate day) {
        Agency agency = new Agency("docket.example", SEOUL, clock(day));
        return new Destructions(
                record.commands(),
                new DestructionViews(record.store(), record.database().app(), agency.clock()),
                sealing(),
                record.database().app(),
                agency);
    }

    /** The last second of a day in Seoul. */
    private static Clock clock(LocalDate day) {
        Instant at = day.plusDays(1).atStartOfDay(SEOUL).toInstant().minus(Duration.ofSeconds(1));
        return Clock.fixed(at, ZoneOffset.UTC);
    }

    private Sealing sealing() {
        return new Sealing(record.database().app(), folder.resolve("keys").resolve("master.json"), Clock.systemUTC());
    }
}
