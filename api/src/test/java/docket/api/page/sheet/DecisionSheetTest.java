package docket.api.page.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.TestModel;
import docket.api.page.words.Vocabulary;
import docket.api.rest.RestTest;
import docket.api.webapp.Chrome;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.casefile.view.CaseView;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import docket.verifier.bundle.Bundle;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sheet in a bundle: what it says, that nothing in a case can break out of it, and that it prints. */
class DecisionSheetTest extends RestTest {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> & ${7*7} [[${7*7}]]";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @TempDir
    Path folder;

    @Autowired
    private Vocabulary vocabulary;

    @Test
    void says_who_decided_what_and_why_against_the_advice_in_both_languages() throws Exception {
        String caseId = overruled("대강당 지붕 수리 Repair of the hall's roof");
        Path bundle = bundle(caseId);
        String sheet = new String(part(bundle, "sheet.html"), UTF_8);

        assertThat(sheet)
                .contains("<article lang=\"ko\"", "<article lang=\"en\"")
                .contains(found(caseId).path("number").asText())
                .contains("결재 완료", "Approved", "34.34 EUR")
                .contains("보존 기간", "10년", "10 years")
                .contains("(kim.employee) gave with the request", "기안자 김민준(kim.employee)의 상신 결재선에 지정된 대로")
                .contains("lee.director", "jung.administration", "kim.employee")
                .contains("The leak is urgent.", "The firm is known to us.")
                .contains("참고 의견과 달리 결정", "decided against the advice")
                .contains("읽기 위한 것이며 증명이 아닙니다", "readable, not proved")
                .contains(new String(part(bundle, "checkpoint"), UTF_8).split("\n")[2])
                .doesNotContain("??", "audit.", "http://", "https://", "<script", "<link", "url(");
    }

    @Test
    void nothing_that_somebody_typed_breaks_out_of_it() throws Exception {
        Map<String, Object> draft = payment(HOSTILE, "review:administration", "approve:" + DIRECTOR);
        draft.put("content", Map.of("body", HOSTILE));
        String caseId = start(draft);
        as(REVIEWER)
                .post(
                        "/api/tasks/" + taskOf(REVIEWER, caseId) + "/decision",
                        Map.of("decision", "RETURN", "opinion", HOSTILE));
        String sheet = sheet(caseId);

        assertThat(sheet)
                .doesNotContain("<script", "<img")
                .contains("${7*7} [[${7*7}]]")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("Content-Security-Policy");
        try (Chrome chrome = Chrome.open(port)) {
            chrome.open(Files.writeString(folder.resolve("hostile.html"), sheet));
            assertThat(chrome.find(By.cssSelector("#ko h1")).getText()).isEqualTo(HOSTILE);
            assertThat(chrome.all(By.cssSelector("script, img"))).isEmpty();
            chrome.isAccessible("html");
        }
    }

    @Test
    void what_is_sealed_is_not_shown_on_it() throws Exception {
        Map<String, Object> draft = payment("Sealed", "approve:" + DIRECTOR);
        draft.put("content", Map.of("body", "Pay them.", "payee", "110-234-567890"));

        assertThat(sheet(start(draft)))
                .contains("Pay them.", "encrypted with the key of ", "(" + DRAFTER + ")")
                .doesNotContain("110-234-567890");
    }

    @Test
    void the_page_is_accessible_and_prints_on_a4_in_one_language_or_both() throws Exception {
        Path file = Files.writeString(
                folder.resolve("sheet.html"), sheet(overruled("대강당 지붕 수리 공사 시행 계획(안) 및 업체 선정 결과 보고")));
        try (Chrome chrome = Chrome.open(port)) {
            chrome.open(file);
            assertThat(chrome.all(By.cssSelector("article"))).hasSize(2);
            chrome.isAccessible("html");
            chrome.screenshot("sheet-ko");
            byte[] both = chrome.printed("sheet");
            assertThat(new String(both, 0, 5, UTF_8)).isEqualTo("%PDF-");
            chrome.click(By.linkText("English"));
            assertThat(chrome.find(By.cssSelector("#en h1")).isDisplayed()).isTrue();
            assertThat(chrome.all(By.cssSelector("#ko h1")).get(0).isDisplayed())
                    .isFalse();
            chrome.isAccessible("html");
            chrome.screenshot("sheet-en");
            chrome.printed("sheet-en");
            assertThat(chrome.complaints()).isEmpty();
        }
    }

    @Test
    void a_long_line_goes_on_in_another_row_and_stays_on_the_page() throws Exception {
        String caseId = start(payment(
                "Extension of the archive",
                "review:pre-approver",
                "review:administration",
                "concur:budget-owner",
                "concur:budget-officer",
                "agree:supervisor",
                "review:" + OTHER_DRAFTER,
                "delegated-approval:director"));
        decide("choi.preapprover", caseId, "APPROVE", "Seen.");
        Path file = Files.writeString(folder.resolve("long.html"), sheet(caseId));
        try (Chrome chrome = Chrome.open(port)) {
            chrome.open(file);
            assertThat(chrome.all(By.cssSelector("#ko .stamps table"))).hasSize(2);
            assertThat(chrome.all(By.cssSelector("#ko .stamps tr:first-child th[scope=col]")))
                    .extracting(WebElement::getText)
                    .containsExactly("기안", "검토", "검토", "협조", "협조", "합의", "검토", "전결");
            Rectangle page = chrome.find(By.cssSelector("#ko")).getRect();
            for (WebElement table : chrome.all(By.cssSelector("#ko table"))) {
                assertThat(table.getRect().x + table.getRect().width).isLessThanOrEqualTo(page.x + page.width);
            }
            chrome.isAccessible("html");
            chrome.screenshot("sheet-long");
            chrome.printed("sheet-long");
        }
    }

    @Test
    void who_acted_for_another_is_stamped_as_such() {
        Instant now = Instant.parse("2026-07-01T00:00:00Z");
        LineStep step = LineStep.ofUser(StepKind.APPROVE, DIRECTOR);
        CaseView view = null;
        for (Object event : List.of(
                new CaseOpened("c", "p", "T", "k", "facilities", null, DRAFTER, Map.of(), "", List.of(step), "m", "r"),
                new StepOffered("c", 1, "t", 0, "n", StepKind.APPROVE, DIRECTOR, List.of(), List.of(), null),
                new StepDecided(
                        "c",
                        1,
                        "t",
                        0,
                        StepKind.APPROVE,
                        SUPERVISOR,
                        DIRECTOR,
                        "deputy:" + DIRECTOR,
                        Decision.APPROVE,
                        null,
                        null,
                        1,
                        "",
                        Route.Outcome.APPROVED))) {
            view = CaseView.fold(view, event, now, Map.of());
        }
        Box box = Box.rows(view, vocabulary.of(Locale.KOREAN, null)).get(0).get(1);

        assertThat(box).isEqualTo(new Box("대결", "윤서준", "APPROVE", "승인", "이수빈", now));
    }

    @Test
    void the_bundle_is_true_with_it() throws Exception {
        String caseId = overruled("With a sheet");
        Path file = bundle(caseId);

        assertThat(Bundle.verify(file, null).sheet()).isTrue();
        assertThat(names(file)).containsOnlyOnce("sheet.html");
    }

    /** Approved against the advice of the model, with opinions. */
    private String overruled(String title) {
        Map<String, Object> draft =
                payment(title, "review:administration", "concur:budget-owner", "approve:" + DIRECTOR);
        draft.put("kind", TestModel.CHECKED);
        String caseId = start(draft);
        decide(REVIEWER, caseId, "APPROVE", "The leak is urgent.");
        decide(BUDGET_OWNER, caseId, "CONCUR", "예산 범위 안의 집행입니다.");
        decide(DIRECTOR, caseId, "APPROVE", "원안대로 결재합니다.");
        return caseId;
    }

    private void decide(String person, String caseId, String decision, String opinion) {
        String task = taskOf(person, caseId);
        assertThat(as(person)
                        .post(
                                "/api/tasks/" + task + "/decision",
                                Map.of(
                                        "decision",
                                        decision,
                                        "opinion",
                                        opinion,
                                        "overrideReason",
                                        "The firm is known to us."))
                        .status())
                .isEqualTo(200);
    }

    private String sheet(String caseId) throws Exception {
        return new String(part(bundle(caseId), "sheet.html"), UTF_8);
    }

    private static byte[] part(Path bundle, String name) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private static List<String> names(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }

    private Path bundle(String caseId) throws Exception {
        var answer = HTTP.send(
                as(AUDITOR)
                        .request("/api/audit/cases/" + caseId + "/bundle")
                        .GET()
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(folder.resolve(caseId + ".zip"), answer.body());
    }
}
