package docket.api.page.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.boot.RunningDatabase;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

class AuditPagesTest extends RestTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern OLDER = Pattern.compile("<a rel=\"next\"\\s+href=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RepositoryService repository;

    @Value("${docket.data}")
    private Path data;

    private Browser auditor;

    @BeforeEach
    void an_auditor() throws Exception {
        auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        auditor.page("/audit?lang=en");
    }

    @Test
    void only_auditors_and_administrators_may_look() throws Exception {
        Browser clerk = Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD);
        Browser admin = Browser.loggedIn(port, ADMIN, DocketTest.PASSWORD);

        for (String page : new String[] {"/audit", "/audit/cases/some"}) {
            assertThat(clerk.page(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(admin.page("/audit").statusCode()).isEqualTo(200);
        assertThat(auditor.page("/audit").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).page("/audit").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/login"));
    }

    @Test
    void finds_a_case_by_each_of_its_marks() throws Exception {
        String title = "Paint for the archive door";
        String caseId = decided(title);
        String number = found(caseId).path("number").asText();

        for (String question : new String[] {
            "q=" + encoded("archive door"),
            "q=" + number,
            "q=" + caseId,
            "q=" + number + "&drafter=" + DRAFTER + "&state=APPROVED&process=document-approval"
        }) {
            assertThat(body("/audit?" + question)).as(question).contains(title).contains(caseId);
        }
        for (String narrower : new String[] {
            "&person=" + DRAFTER,
            "&decision=APPROVE",
            "&decision=APPROVE&person=" + DIRECTOR,
            "&kind=payment&organization=facilities",
            "&opened=2020-01-01&until=2999-12-31"
        }) {
            assertThat(body("/audit?q=" + number + narrower)).as(narrower).contains(title);
        }
        for (String other : new String[] {
            "&person=nobody",
            "&decision=REJECT",
            "&decision=APPROVE&person=" + DRAFTER,
            "&organization=nowhere",
            "&until=2020-01-01",
            "&least=999999999&currency=EUR",
            "&rule=no-such-rule",
            "&model=none",
            "&advice=NONE&rule=none"
        }) {
            assertThat(body("/audit?q=" + number + other)).as(other).contains("No case is like that");
        }
        assertThat(body("/audit?least=many&currency=KRW")).contains("The lower amount cannot be read");
        assertThat(body("/audit?most=5&currency=EURO"))
                .contains("There is no such currency")
                .doesNotContain("amount cannot be read");
        assertThat(body("/audit?until=yesterday")).contains("The last day cannot be read");
        assertThat(body("/audit?q=" + number + "&state=REJECTED")).contains("No case is like that");
        assertThat(body("/audit?q=" + number + "&drafter=nobody")).doesNotContain(title);
    }

    @Test
    void an_amount_is_asked_for_as_people_write_it_with_or_without_its_currency() throws Exception {
        Map<String, Object> draft = payment("Gilding for the archive door", "approve:" + DIRECTOR);
        draft.put("amount", Map.of("amount", "1200000", "currency", "KRW"));
        String caseId = start(draft);

        for (String amount : new String[] {"1,200,000", "1200000", "120만", "120만원", "₩1,200,000", "1,200,000 KRW"}) {
            assertThat(body("/audit?q=Gilding&least=" + encoded(amount) + "&most=" + encoded(amount)))
                    .as(amount)
                    .contains(caseId);
        }
        for (String other : new String[] {
            "least=120" + encoded("만") + "1", "most=1,199,999", "least=100&most=200", "least=1&currency=EUR"
        }) {
            assertThat(body("/audit?q=Gilding&" + other)).as(other).doesNotContain(caseId);
        }
        assertThat(body("/audit?q=Gilding&least=1000000&currency=krw")).contains(caseId);
        assertThat(body("/audit?q=Gilding&least=34.34+EUR")).doesNotContain(caseId, "cannot be read");
        assertThat(body("/audit?q=Gilding&least=34.34+EUR&currency=KRW")).contains("The lower amount cannot be read");
    }

    @Test
    void a_persons_name_or_a_part_of_it_finds_their_cases() throws Exception {
        String title = "Wax for the archive door";
        String caseId = decided(title);

        for (String question : new String[] {
            "q=" + encoded("김민준"),
            "q=" + encoded("민준"),
            "q=" + encoded("김 민준"),
            "q=Kim.Emp",
            "q=" + encoded("Wax for") + "&drafter=" + encoded("민준"),
            "q=" + encoded("Wax for") + "&drafter=kim",
            "q=" + encoded("Wax for") + "&drafter=" + encoded("김민준(kim.employee)"),
            "q=" + encoded("Wax for") + "&person=" + encoded("이수빈"),
            "q=" + encoded("Wax for") + "&person=" + encoded("수빈") + "&decision=APPROVE"
        }) {
            assertThat(body("/audit?" + question)).as(question).contains(title).contains(caseId);
        }
        for (String other : new String[] {
            "q=" + encoded("민지호"),
            "q=" + encoded("Wax for") + "&drafter=" + encoded("이수빈"),
            "q=" + encoded("Wax for") + "&person=" + encoded("박서연"),
            "q=" + encoded("Wax for") + "&person=" + encoded("김민준") + "&decision=APPROVE"
        }) {
            assertThat(body("/audit?" + other)).as(other).doesNotContain(caseId);
        }
    }

    @Test
    void a_case_of_before_the_marks_were_kept_is_marked_as_one_of_today() throws Exception {
        String caseId = decided("Varnish for the archive door");
        String migration = new ClassPathResource("docket/db/V8__case_marks.sql").getContentAsString(UTF_8);

        database.update("UPDATE docket.case_view SET marks = '{}' WHERE case_id = ?", caseId);
        assertThat(check(caseId)).contains("do not agree", "marks");
        database.execute(migration
                .substring(migration.indexOf("UPDATE "), migration.indexOf(";", migration.indexOf("UPDATE ")))
                .replace("v.document", "v.document::jsonb"));

        assertThat(check(caseId)).contains("The record and the screens agree.");
    }

    @Test
    void goes_on_to_older_cases_without_a_repeat() throws Exception {
        for (int i = 0; i < 51; i++) {
            start(payment("Paged case " + i, "approve:" + DIRECTOR));
        }

        String first = body("/audit?q=" + encoded("Paged case"));
        Matcher older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        String second = body(older.group(1).replace("&amp;", "&"));

        assertThat(first).contains("Paged case 50<").doesNotContain("Paged case 0<");
        assertThat(second).contains("Paged case 0<").doesNotContain("Paged case 50<");
        assertThat(auditor.page("/audit?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(auditor.page("/audit?q=%00").statusCode()).isEqualTo(200);
    }

    @Test
    void every_event_says_who_did_it_through_which_door_and_by_which_command() throws Exception {
        String page = "/audit/cases/" + decided("Lamps for the stairs");

        assertThat(body(page + "?view=full"))
                .contains("Lamps for the stairs", "Authority resolved", "DecideStep", "decide a step", "REST")
                .contains(REVIEWER, DIRECTOR, "a member of Administration", "Two leaks above the archive.")
                .doesNotContain("??");
    }

    @Test
    void shows_the_case_as_it_was_after_any_event() throws Exception {
        String caseId = decided("Chairs for the hall");
        String page = "/audit/cases/" + caseId;

        assertThat(state(page + "?at=1")).contains("The case after event 1 of").contains("no number yet");
        assertThat(state(page))
                .contains("The case now")
                .contains(found(caseId).path("number").asText());
        for (String never : new String[] {"?at=0", "?at=999"}) {
            assertThat(auditor.page(page + never).statusCode()).as(never).isEqualTo(404);
        }
        assertThat(auditor.page("/audit/cases/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void shows_the_case_as_it_was_at_any_time_and_says_what_it_cannot_read() throws Exception {
        String caseId = decided("Stools for the hall");
        String page = "/audit/cases/" + caseId;
        Instant opened =
                OffsetDateTime.parse(found(caseId).path("openedAt").asText()).toInstant();

        assertThat(state(page + "?at=" + opened.truncatedTo(ChronoUnit.MILLIS).plusMillis(1)))
                .contains("The case after event");
        assertThat(auditor.page(page + "?at=1999-01-01T00:00:00.123Z").statusCode())
                .isEqualTo(404);
        for (String unreadable : List.of("?at=yesterday", "?at=%2B999999999-12-31T00:00:00Z", "?at=2026-11-30")) {
            var refused = auditor.page(page + unreadable);
            assertThat(refused.statusCode()).as(unreadable).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("our fault");
        }
        assertThat(auditor.page("/audit/cases?opened=%2B99999-12-31").statusCode())
                .isLessThan(500);
    }

    @Test
    void lists_the_engines_transactions_on_demand() throws Exception {
        String page = "/audit/cases/" + decided("Ladder for the depot");

        assertThat(body(page)).doesNotContain("Engine transaction");
        assertThat(body(page + "?engine=true")).contains("Engine transaction");
    }

    @Test
    void says_that_the_screens_agree_with_the_record_and_when_they_do_not() throws Exception {
        String caseId = decided("Ink for the press");

        assertThat(check(caseId)).contains("The record and the screens agree.");

        String sql = "UPDATE docket.case_view SET document = jsonb_set(document::jsonb, '{title}', to_jsonb(?::text)),"
                + " title = ? WHERE case_id = ?";
        database.update(sql, "Gold for the press", "Gold for the press", caseId);
        try {
            assertThat(check(caseId)).contains("do not agree.").contains("title");
        } finally {
            database.update(sql, "Ink for the press", "Ink for the press", caseId);
        }
        assertThat(check(caseId)).contains("The record and the screens agree.");
    }

    @Test
    void says_that_a_recorded_score_made_again_is_the_same_to_the_bit() throws Exception {
        String caseId = decided("Oil for the hinges");
        assertThat(found(caseId).at("/score/advice").asText()).isEqualTo("NOTHING_FOUND");

        assertThat(check(caseId))
                .contains("made again from its model, is the same to the last bit.")
                .doesNotContain("No score was recorded");
    }

    @Test
    void says_in_words_that_each_event_leads_to_what_was_signed_and_where_one_does_not() throws Exception {
        String caseId = decided("Bolts for the gate");
        awaitSigned(caseId);

        assertThat(check(caseId))
                .contains("each lead to the root of the checkpoint", "is by a key on record")
                .doesNotContain("not under a checkpoint yet");

        JdbcTemplate superuser = new JdbcTemplate(RunningDatabase.superuser(data));
        String flip =
                "UPDATE docket.domain_event SET payload_salt = set_byte(payload_salt, 0, get_byte(payload_salt, 0) # 1)"
                        + " WHERE stream = ? AND sequence = 1";
        superuser.update(flip, caseId);
        try {
            assertThat(check(caseId)).contains("do not agree", "is not the one that was signed", "./docket fsck");
        } finally {
            superuser.update(flip, caseId);
        }
        assertThat(check(caseId)).contains("The record and the screens agree.");
    }

    @Test
    void shows_what_changed_between_any_two_moments_whichever_is_named_first() throws Exception {
        String page = "/audit/cases/" + decided("Tiles for the bath");

        for (String both : new String[] {"?at=99&from=1", "?at=1&from=99"}) {
            assertThat(auditor.page(page + both).statusCode()).as(both).isEqualTo(404);
        }
        String last = String.valueOf(
                found(page.substring(page.lastIndexOf('/') + 1)).path("version").asInt());
        for (String both : new String[] {"?at=" + last + "&from=1", "?at=1&from=" + last}) {
            assertThat(state(page + both))
                    .contains("What changed between event 1 and event " + last)
                    .containsPattern("State</th>\\s*<td><del>open</del></td>\\s*<td><ins>approved</ins>");
        }
        assertThat(state(page + "?at=1&from=1")).contains("Nothing that the case consists of.");
    }

    @Test
    void what_an_auditor_reads_is_recorded_and_shown_and_no_part_of_the_case() throws Exception {
        String caseId = decided("Gravel for the yard");
        int version = found(caseId).path("version").asInt();

        body("/audit?q=" + encoded("Gravel for") + "&state=APPROVED");
        body("/audit/cases/" + caseId + "/diagram");
        String page = body("/audit/cases/" + caseId + "?engine=true");

        assertThat(page.substring(page.indexOf("Who looked at it"), page.indexOf("class=\"record\"")))
                .contains(AUDITOR, "the way through the process", "the case");
        assertThat(found(caseId).path("version").asInt()).isEqualTo(version);
        assertThat(database.queryForList(
                        "SELECT convert_from(payload, 'UTF8') FROM docket.domain_event WHERE type = 'record-read'"
                                + " AND convert_from(metadata, 'UTF8')::jsonb ->> 'person' = ? ORDER BY global_index DESC LIMIT 3",
                        String.class,
                        AUDITOR))
                .containsExactly(
                        "{\"what\":\"case\",\"caseId\":\"" + caseId + "\",\"question\":{}}",
                        "{\"what\":\"diagram\",\"caseId\":\"" + caseId + "\",\"question\":{}}",
                        "{\"what\":\"search\",\"question\":{\"q\":\"Gravel for\",\"state\":\"APPROVED\"}}");
    }

    @Test
    void draws_the_way_that_the_case_took_and_says_it_in_words() throws Exception {
        String caseId = decided("Hinges for the sluice");

        String page = body("/audit/cases/" + caseId + "/diagram");

        assertThat(page)
                .contains("<svg", "Resolve the authority", "Register the case", "2×")
                .doesNotContain("??");
        assertThat(page.substring(page.indexOf("class=\"way\""), page.indexOf("</ol>")))
                .contains("Drafted", "Score the request", "Decide", "a fork of the way", "Approved")
                .doesNotContain("Rejected", "Revise");
        assertThat(auditor.page("/audit/cases/unknown/diagram").statusCode()).isEqualTo(404);
        assertThat(Browser.loggedIn(port, DRAFTER, DocketTest.PASSWORD)
                        .page("/audit/cases/" + caseId + "/diagram")
                        .statusCode())
                .isEqualTo(403);
    }

    private void awaitSigned(String caseId) {
        long giveUp = System.nanoTime() + 20_000_000_000L;
        while (as(AUDITOR).get("/api/audit/cases/" + caseId + "/bundle").status() != 200) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            pause();
        }
    }

    @Test
    void checks_nothing_without_the_sessions_token() throws Exception {
        String caseId = start(payment("Nails", "approve:" + DIRECTOR));

        assertThat(auditor.postWithoutToken("/audit/cases/" + caseId + "/check", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void speaks_korean_without_a_missing_word() throws Exception {
        String caseId = decided("도서관 의자");

        String page = auditor.page("/audit/cases/" + caseId + "?lang=ko").body();

        assertThat(page).contains("lang=\"ko\"", "결재선", "전결권 확인", "다시 구성하여 비교").doesNotContain("??");
        assertThat(auditor.page("/audit").body())
                .contains("문서 찾기", "문서 결재</option>", "문서 결재</td>")
                .doesNotContain("??");
    }

    @Test
    void the_live_parts_are_served() throws Exception {
        Matcher script = Pattern.compile("src=\"([^\"]+htmx[^\"]+)\"").matcher(body("/audit"));

        assertThat(script.find()).isTrue();
        assertThat(auditor.get(script.group(1)).statusCode()).isEqualTo(200);
    }

    private String decided(String title) {
        String caseId = start(payment(title, "review:administration", "approve:" + DIRECTOR));
        assertThat(decide(REVIEWER, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(decide(DIRECTOR, caseId, "APPROVE").status()).isEqualTo(200);
        return caseId;
    }

    private String body(String path) throws Exception {
        HttpResponse<String> answer = auditor.page(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** The part of the page that shows the case's state. */
    private String state(String path) throws Exception {
        String page = body(path);
        return page.substring(page.indexOf("id=\"state\""));
    }

    /** Presses the button as a browser without scripts does. */
    private String check(String caseId) throws Exception {
        Matcher token = TOKEN.matcher(body("/audit/cases/" + caseId));
        assertThat(token.find()).isTrue();
        HttpResponse<String> answer = auditor.send(auditor.request("/audit/cases/" + caseId + "/check")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(token.group(1)))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
