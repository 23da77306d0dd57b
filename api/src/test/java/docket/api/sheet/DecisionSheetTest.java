package docket.api.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.TestModel;
import docket.api.rest.RestTest;
import docket.api.webapp.Chrome;
import docket.verifier.bundle.Bundle;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sheet in a bundle: what it says, that nothing in a case can break out of it, and that it prints. */
class DecisionSheetTest extends RestTest {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> & ${7*7} [[${7*7}]]";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @TempDir
    Path folder;

    @Test
    void says_who_decided_what_and_why_against_the_advice_in_both_languages() throws Exception {
        String caseId = overruled("대강당 지붕 수리 Repair of the hall's roof");
        String sheet = sheet(caseId);

        assertThat(sheet)
                .contains("<article lang=\"ko\"", "<article lang=\"en\"")
                .contains(found(caseId).path("number").asText())
                .contains("결재 완료", "Approved", "34.34 EUR")
                .contains("lee.director", "jung.administration", "kim.employee")
                .contains("The leak is urgent.", "The firm is known to us.")
                .contains("참고 의견과 달리 결정", "decided against the advice")
                .contains("읽기 위한 것이며 증명이 아닙니다", "readable, not proved")
                .contains(new String(part(caseId, "checkpoint"), UTF_8).split("\n")[2])
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
                .doesNotContain("<script", "<img", "49")
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
                .contains("Pay them.", "encrypted with the key of " + DRAFTER)
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
        return new String(part(caseId, "sheet.html"), UTF_8);
    }

    private byte[] part(String caseId, String name) throws Exception {
        try (ZipFile zip = new ZipFile(bundle(caseId).toFile())) {
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
