package docket.api.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.api.webapp.Chrome;
import docket.api.zone.JvmZone;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody's own pages: where to begin, the cases that they drafted or act on, and taking one back. */
class OwnCasesTest extends RestTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern OLDER = Pattern.compile("<a rel=\"next\"\\s+href=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    private Browser drafter;

    @BeforeEach
    void a_drafter() throws Exception {
        drafter = browserOf(DRAFTER, "en");
    }

    @Test
    void lists_what_one_drafted_or_acts_on_and_nobody_elses() throws Exception {
        String caseId = start(payment("Ropes for the ferry", "review:administration", "approve:" + DIRECTOR));
        assertThat(decide(REVIEWER, caseId, "APPROVE").status()).isEqualTo(200);
        decide(DIRECTOR, caseId, "APPROVE");
        String number = found(caseId).path("number").asText();

        for (String person : new String[] {DRAFTER, REVIEWER, DIRECTOR}) {
            assertThat(body(browserOf(person, "en"), "/cases?q=Ropes"))
                    .as(person)
                    .contains("Ropes for the ferry", number, "34.34 EUR", "approved", "김민준")
                    .doesNotContain("??");
        }
        for (String person : new String[] {OTHER_DRAFTER, AUDITOR, ADMIN}) {
            assertThat(body(browserOf(person, "en"), "/cases?q=Ropes"))
                    .as(person)
                    .contains("None of your cases is like that")
                    .doesNotContain("Ropes for the ferry");
        }
        assertThat(body(browserOf(DIRECTOR, "en"), "/cases?q=Ropes&whose=drafted"))
                .contains("None of your cases");
        assertThat(body(drafter, "/cases?q=Ropes&whose=drafted&state=APPROVED")).contains(caseId);
        assertThat(body(drafter, "/cases?q=Ropes&state=OPEN")).contains("None of your cases");
        assertThat(body(drafter, "/cases?q=" + number + "&lang=ko"))
                .contains("내 문서", "결재 완료", "기안일")
                .doesNotContain("??");
    }

    @Test
    void goes_on_to_older_cases_without_a_repeat() throws Exception {
        for (int i = 0; i < 31; i++) {
            start(payment("Own paged case " + i, "approve:" + DIRECTOR));
        }

        String first = body(drafter, "/cases?q=Own+paged");
        Matcher older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        String second = body(drafter, older.group(1).replace("&amp;", "&"));

        assertThat(first).contains("Own paged case 30<").doesNotContain("Own paged case 0<");
        assertThat(second).contains("Own paged case 0<", "Newest cases").doesNotContain("Own paged case 30<");
        assertThat(drafter.page("/cases?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void a_case_says_who_decided_what_and_when_what_the_machine_advised_and_whom_it_waits_for() throws Exception {
        String caseId = start(payment("Sails for the ferry", "review:administration", "approve:" + DIRECTOR));
        taskOf(REVIEWER, caseId);

        assertThat(body(browserOf(REVIEWER, "en"), "/cases/" + caseId))
                .contains("Review: Administration", "yours: open it in Tasklist")
                .contains("/camunda/app/tasklist/default/#/?task=" + taskOf(REVIEWER, caseId));
        decide(REVIEWER, caseId, "APPROVE");
        taskOf(DIRECTOR, caseId);

        assertThat(body(drafter, "/cases/" + caseId))
                .contains("정하은 (" + REVIEWER + ")", "Seen.", "Approval: 이수빈 (" + DIRECTOR + ")")
                .contains(
                        "Nothing found",
                        "such a request comes back in",
                        "less likely to come back",
                        "Two leaks above the archive.",
                        "10 years")
                .doesNotContain("open it in Tasklist", "??", "Withdraw the case");
        assertThat(body(drafter, "/cases/" + caseId + "?lang=ko"))
                .contains("대기 중인 업무", "결재: 이수빈(" + DIRECTOR + ")", "특이 사항 없음", "10년", "승인")
                .doesNotContain("??");
    }

    @Test
    void a_case_says_what_its_budget_line_is_called_and_what_is_left_on_it_and_no_line_where_none_is_walked()
            throws Exception {
        String lineId = budgetLine("707-07", "도선 운영 Ferries", "100.00 EUR");
        Map<String, Object> draft = payment("Fuel for the ferry", "approve:" + DIRECTOR);
        draft.put("process", "budget-request");
        draft.put("content", Map.of("lineId", lineId));
        String caseId = start(draft);

        assertThat(body(drafter, "/cases/" + caseId))
                .contains(
                        "707-07 Ferries · Facilities Division · 65.66 EUR available",
                        "Ferries (707-07)",
                        "Approval line")
                .doesNotContain(">" + lineId + "<");
        assertThat(body(drafter, "/cases/" + caseId + "?lang=ko"))
                .contains("707-07 도선 운영 · 시설과 · 사용 가능 65.66 EUR", "도선 운영(707-07)", "결재선");

        String simple = start(Map.of(
                "process",
                "simple-approval",
                "title",
                "Chairs for the ferry",
                "kind",
                "other",
                "organization",
                "facilities"));
        taskOf(SUPERVISOR, simple);
        assertThat(body(browserOf(DRAFTER, "en"), "/cases/" + simple))
                .doesNotContain("There is no line", "id=\"line\"");
    }

    @Test
    void the_form_the_tab_and_the_page_give_the_same_reasons_and_none_is_an_amount_in_another_currency()
            throws Exception {
        Map<String, Object> draft = payment("Buoys for the ferry", "review:administration", "approve:" + DIRECTOR);
        draft.put("amount", Map.of("amount", "1200000", "currency", "KRW"));
        String caseId = start(draft);
        String task = taskOf(REVIEWER, caseId);
        Client reader = as(REVIEWER).with("Accept-Language", "ko");

        JsonNode tab = reader.get("/api/tasklist/cases/" + caseId + "/score").json();
        JsonNode form =
                reader.get("/engine-rest/task/" + task + "/form-variables").json();
        String page = body(browserOf(REVIEWER, "ko"), "/cases/" + caseId);

        assertThat(reasons(tab.path("reasons")))
                .contains("금액: 1,200,000원 반려 가능성 높임", "사업: 입력 없음 반려 가능성 높임")
                .isEqualTo(reasons(form.path("scoreReasons").path("value")));
        assertThat(reasons(tab.path("reasons")))
                .allSatisfy(reason -> assertThat(reason).doesNotContain("EUR", "KRW"));
        tab.path("reasons")
                .forEach(reason -> assertThat(page)
                        .contains(reason.path("label").asText() + ": "
                                + reason.path("text").asText() + "<"));
        assertThat(form.path("scoreText").path("value").asText())
                .isEqualTo(
                        tab.path("advised").asText() + ": " + tab.path("rate").asText());
        assertThat(page).contains(tab.path("rate").asText(), tab.path("limits").asText());
        assertThat(as(OTHER_DRAFTER)
                        .get("/api/tasklist/cases/" + caseId + "/score")
                        .status())
                .isEqualTo(404);
    }

    private static List<String> reasons(JsonNode reasons) {
        List<String> said = new ArrayList<>();
        reasons.forEach(reason -> said.add(reason.path("label").asText() + ": "
                + reason.path("text").asText() + " " + reason.path("direction").asText()));
        return said;
    }

    @Test
    void a_case_that_is_none_of_ones_own_is_not_there_and_the_page_says_so() throws Exception {
        String caseId = start(payment("Oars for the ferry", "approve:" + DIRECTOR));
        Browser other = browserOf(OTHER_DRAFTER, "en");

        for (String id : new String[] {caseId, "unknown"}) {
            HttpResponse<String> answer = other.page("/cases/" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("There is no case", "To the start page")
                    .doesNotContain("Oars");
        }
        assertThat(browserOf(OTHER_DRAFTER, "ko").page("/cases/unknown").body()).contains("열람할 수 있는 문서 중에", "시작 화면으로");
        assertThat(new Browser(port).page("/cases").headers().firstValue("Location"))
                .hasValue("/login");
    }

    @Test
    void its_drafter_takes_a_case_back_with_a_reason_until_someone_acted() throws Exception {
        String caseId = start(payment("Nets for the ferry", "review:administration", "approve:" + DIRECTOR));
        taskOf(REVIEWER, caseId);
        assertThat(body(drafter, "/cases/" + caseId)).contains("Withdraw the case");
        assertThat(body(browserOf(REVIEWER, "en"), "/cases/" + caseId)).doesNotContain("Withdraw the case");

        HttpResponse<String> silent = withdraw(drafter, caseId, "  ");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Say in a few words why you withdraw it");
        assertThat(drafter.page("/cases/" + caseId + "/withdrawal?lang=en")
                        .headers()
                        .firstValue("Location"))
                .as("the address of the refusal, loaded again or in the other language")
                .hasValue("/cases/" + caseId);
        assertThat(drafter.postWithoutToken("/cases/" + caseId + "/withdrawal", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(found(caseId).path("state").asText()).isEqualTo("OPEN");

        HttpResponse<String> done = withdraw(drafter, caseId, "The wrong ferry");
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(found(caseId).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(body(drafter, done.headers().firstValue("Location").orElseThrow()))
                .contains("The case is withdrawn.", "withdrawn by 김민준 (" + DRAFTER + ")", "The wrong ferry")
                .contains(">withdrawn</span>", "It ended before anybody had decided.")
                .doesNotContain("Withdraw the case", "not needed", "Nobody has decided yet");
        assertThat(body(browserOf(DRAFTER, "ko"), "/cases/" + caseId))
                .contains("김민준(" + DRAFTER + ") 회수. 사유: The wrong ferry")
                .doesNotContain("생략", "아직 결정한 사람이");
        assertThat(as(AUDITOR).get("/api/cases/" + caseId + "/events").json().toString())
                .contains("case-withdrawn", "\"door\":\"webapp\"");
    }

    @Test
    void who_comes_too_late_to_take_it_back_reads_why() throws Exception {
        String caseId = start(payment("Tar for the ferry", "review:administration", "approve:" + DIRECTOR));
        taskOf(REVIEWER, caseId);
        String token = token(drafter, "/cases/" + caseId);
        decide(REVIEWER, caseId, "APPROVE");

        HttpResponse<String> late = withdraw(drafter, caseId, "Too late", token);
        HttpResponse<String> other =
                withdraw(browserOf(REVIEWER, "en"), caseId, "Not mine", token(browserOf(REVIEWER, "en"), "/cases"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("정하은").doesNotContain("Withdraw the case");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(found(caseId).path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void the_first_page_shows_each_person_what_they_can_do() throws Exception {
        String caseId = start(payment("Lamps for the ferry", "review:administration", "approve:" + DIRECTOR));
        taskOf(REVIEWER, caseId);

        assertThat(body(browserOf(REVIEWER, "en"), "/"))
                .contains("정하은", "Administration", "Tasklist", "/cases", "wait")
                .doesNotContain("href=\"/audit\"", "href=\"/budget\"", "No task waits", "Cockpit", "??");
        assertThat(body(browserOf(BUDGET_OFFICER, "en"), "/"))
                .contains("href=\"/budget\"")
                .doesNotContain("href=\"/audit\"");
        assertThat(body(browserOf(AUDITOR, "en"), "/"))
                .contains("href=\"/audit\"", "href=\"/budget\"", "Cockpit", "No task waits for you.")
                .doesNotContain("/camunda/app/admin/");
        assertThat(body(browserOf(ADMIN, "ko"), "/"))
                .contains("href=\"/audit\"", "/camunda/app/admin/", "시작", "결재함")
                .doesNotContain("??");
    }

    @Test
    void the_foot_of_every_page_says_of_which_zone_its_times_are() throws Exception {
        String zone = JvmZone.ofTheMachine().getId();
        Browser auditor = browserOf(AUDITOR, "en");

        for (String page : List.of("/", "/cases", "/audit", "/audit/budget", "/audit/what-if")) {
            assertThat(body(auditor, page)).as(page).contains("Times are of " + zone);
        }
    }

    @Test
    void an_auditor_who_comes_by_the_bare_address_finds_the_way_to_the_audit() throws Exception {
        Browser auditor = new Browser(port);
        auditor.page("/");

        String landed = auditor.login(AUDITOR, DocketTest.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(auditor.page(landed.replaceFirst("^https?://[^/]+", "")).body())
                .contains("href=\"/audit\"");
    }

    @Test
    void a_page_that_is_not_there_and_one_that_is_not_for_everybody_say_so_in_both_languages() throws Exception {
        for (Map.Entry<String, String> unknown : Map.of(
                        "/nowhere", "There is no such page", "/audit/nowhere", "You may not open this page")
                .entrySet()) {
            HttpResponse<String> answer = drafter.page(unknown.getKey());
            assertThat(answer.statusCode()).isEqualTo(unknown.getKey().equals("/nowhere") ? 404 : 403);
            assertThat(answer.body()).contains(unknown.getValue(), "To the start page");
        }
        assertThat(drafter.page("/audit").body())
                .contains("You are logged in as " + DRAFTER, "ask your administrator")
                .doesNotContain("??");
        Browser korean = browserOf(DRAFTER, "ko");
        assertThat(korean.page("/nowhere").body()).contains("요청하신 화면이 없습니다").doesNotContain("??");
        assertThat(korean.page("/audit").body()).contains("권한이 없습니다", DRAFTER).doesNotContain("??");
        for (String path : new String[] {"/api/nowhere", "/nowhere", "/actuator/env"}) {
            HttpResponse<String> call = drafter.get(path);
            assertThat(call.statusCode()).as(path).isEqualTo(404);
            assertThat(call.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(call.body()).as(path).contains("route-unknown");
        }
    }

    @Test
    void all_of_it_works_by_keyboard_in_a_browser_on_a_phone_and_on_a_desk() throws Exception {
        String title = "뱃전에 칠할 페인트";
        String caseId = start(payment(title, "review:administration", "approve:" + DIRECTOR));
        taskOf(REVIEWER, caseId);
        try (Chrome chrome = Chrome.open(port)) {
            chrome.go("/login?lang=ko");
            chrome.login(DRAFTER, DocketTest.PASSWORD);
            chrome.waitForAddress("/tasklist/");
            for (String page : new String[] {"/", "/cases", "/cases/" + caseId}) {
                looksWell(chrome, page + "?lang=ko", 390);
                looksWell(chrome, page + "?lang=en", 1280);
            }
            chrome.go("/nowhere?lang=ko");
            chrome.complaints();
            chrome.isAccessible("html");
            chrome.complaints();
            chrome.go("/cases");
            chrome.type(By.id("q"), title);
            chrome.click(By.cssSelector(".search button"));
            chrome.click(By.linkText(title));
            chrome.waitForAddress(caseId);
            chrome.type(By.id("reason"), "배를 잘못 골랐습니다.");
            chrome.screenshot("own-case-ko");
            chrome.click(By.cssSelector(".take-back button"));
            chrome.waitForText(By.cssSelector(".result.good"), "문서를 회수했습니다.");
            assertThat(chrome.complaints()).isEmpty();
        }
    }

    /** What the check for accessibility itself does to the page is complained of, too. */
    private static void looksWell(Chrome chrome, String page, int width) {
        chrome.resize(width, 900);
        chrome.go(page);
        assertThat(chrome.isTooWide()).as(page + " at " + width).isFalse();
        assertThat(chrome.complaints()).isEmpty();
        chrome.isAccessible("html");
        chrome.complaints();
    }

    private Browser browserOf(String person, String language) throws Exception {
        Browser browser = Browser.loggedIn(port, person, DocketTest.PASSWORD);
        browser.page("/login?lang=" + language);
        return browser;
    }

    private static String body(Browser browser, String path) throws Exception {
        HttpResponse<String> answer = browser.page(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String token(Browser browser, String path) throws Exception {
        Matcher token = TOKEN.matcher(body(browser, path));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static HttpResponse<String> withdraw(Browser browser, String caseId, String reason) throws Exception {
        return withdraw(browser, caseId, reason, token(browser, "/cases/" + caseId));
    }

    private static HttpResponse<String> withdraw(Browser browser, String caseId, String reason, String token)
            throws Exception {
        return browser.send(browser.request("/cases/" + caseId + "/withdrawal")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(
                        "reason=" + URLEncoder.encode(reason, UTF_8) + "&_csrf=" + URLEncoder.encode(token, UTF_8))));
    }
}
