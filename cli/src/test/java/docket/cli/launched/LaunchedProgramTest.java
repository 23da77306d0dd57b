package docket.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.webapp.Chrome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** What a newcomer does: the README's command in a clone of their own, and what it prints. */
@Tag("launched")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchedProgramTest {

    private static final String DRAFTER = "kim.employee";
    private static final String REVIEWER = "jung.administration";
    private static final By FORM = By.cssSelector(".fjs-container");
    private static final By CLAIM = By.cssSelector("button.claim");

    private LaunchedProgram docket;
    private String password;
    private String adminPassword;
    private Chrome chrome;

    @BeforeAll
    void a_first_start_in_a_clone(@TempDir Path folder) throws Exception {
        docket = LaunchedProgram.fromAClone(folder);
        password = docket.passwordOf(DRAFTER);
        adminPassword = docket.passwordOf("admin");
    }

    @AfterAll
    void stop() throws Exception {
        if (docket != null) {
            docket.close();
        }
    }

    @BeforeEach
    void a_browser() throws Exception {
        chrome = Chrome.open(docket.port());
    }

    @AfterEach
    void close() {
        if (chrome != null) {
            chrome.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ko, 시청 지붕 수리, 승인, 현장을 확인했습니다., 비가 새어 장마 전에 고쳐야 합니다., 완료, 문서",
        "en, Repair of the roof, Approve, I have been there., It leaks and the rains are near., Complete, Case"
    })
    void a_clerk_gives_a_task_back_takes_it_again_and_decides_it_in_tasklist(
            String language, String title, String approve, String opinion, String reason, String complete, String tab)
            throws Exception {
        String caseId = start(title);
        login(language, REVIEWER, password);
        chrome.waitForAddress("/tasklist/");

        chrome.click(By.xpath("//*[contains(@class, 'tasks-list')]//*[contains(text(), '" + title + "')]"));
        chrome.find(FORM);
        chrome.find(By.linkText(tab));
        chrome.click(CLAIM);
        chrome.click(By.cssSelector("button.unclaim"));
        chrome.click(CLAIM);
        chrome.waitUntilGone(CLAIM);
        chrome.choose(By.xpath("//label[contains(., '" + approve + "')]"));
        chrome.type(By.cssSelector("textarea[id*='field-opinion']"), opinion);
        chrome.type(By.cssSelector("textarea[id*='field-overrideReason']"), reason);
        chrome.screenshot("tasklist-" + language);
        chrome.click(By.xpath("//button[contains(., '" + complete + "')][not(@disabled)]"));
        chrome.waitUntilGone(FORM);

        assertThat(chrome.complaints()).isEmpty();
        JsonNode step = as(DRAFTER)
                .get("/api/cases/" + caseId)
                .json()
                .path("approvalLine")
                .path(0);
        assertThat(step.path("decidedBy").asText()).isEqualTo(REVIEWER);
        assertThat(step.path("opinion").asText()).isEqualTo(opinion);
    }

    @ParameterizedTest
    @CsvSource({"ko, 현황판, 문서 결재, 사용자 목록", "en, Dashboard, Document approval, List of users"})
    void an_administrator_opens_cockpit_and_admin(String language, String dashboard, String process, String users)
            throws Exception {
        login(language, "admin", adminPassword);
        chrome.go("/camunda/app/cockpit/default/#/processes");
        chrome.find(By.linkText(process));
        chrome.find(By.linkText(dashboard));
        chrome.screenshot("cockpit-" + language);
        chrome.go("/camunda/app/admin/default/#/users");
        chrome.waitForText(By.cssSelector("table"), DRAFTER);
        chrome.waitForText(By.cssSelector("body"), users);
        chrome.screenshot("admin-" + language);
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void the_terminal_says_that_the_sample_is_still_being_filled_and_when_it_is_complete() throws Exception {
        docket.awaitSaying("The sample is complete.");
        assertThat(docket.said())
                .containsSubsequence(
                        "Docket is up.",
                        "(DOCKET_ZONE)",
                        "The sample is still being filled: ",
                        " of its 95 cases are missing",
                        "The sample is complete.");
    }

    @ParameterizedTest
    @CsvSource({"ko, 문서", "en, Case"})
    void an_auditor_reads_the_sample_cases(String language, String heading) throws Exception {
        login(language, "seo.auditor", password);
        chrome.go("/audit");
        chrome.waitForText(By.tagName("body"), heading);
        chrome.screenshot("audit-" + language);
        assertThat(chrome.complaints()).isEmpty();
        chrome.isAccessible("body");
    }

    @Test
    void a_second_start_builds_nothing_and_serves_what_is_there() throws Exception {
        String caseId = start("Still there");
        long before = System.nanoTime();
        docket = docket.again();
        chrome.close();
        chrome = Chrome.open(docket.port());
        System.out.printf("./docket up, again: up in %d ms%n", (System.nanoTime() - before) / 1_000_000);
        assertThat(docket.said()).doesNotContain("Building", "Rehearsing", "password: " + password);
        assertThat(as(DRAFTER).get("/api/cases/" + caseId).status()).isEqualTo(200);
        login("en", DRAFTER, password);
        chrome.waitForAddress("filter=");
    }

    /** The drills forge rows, kill servers and move clocks. */
    @Test
    void what_breaks_a_docket_lies_beside_the_program_and_not_in_it() throws Exception {
        Path program = docket.program();
        assertThat(Jars.classes(program.resolve("docket-drill.jar"))).contains("docket.drill.DrillCommand");
        assertThat(Jars.classes(program.resolve("docket.jar"))).contains("docket.cli.Main");
        assertThat(Jars.libraries(program))
                .hasSizeGreaterThan(100)
                .allSatisfy(library -> assertThat(Jars.classes(library)).noneMatch(Jars::isOfADrill));
        assertThat(Jars.classes(program.resolve("docket.jar"))).noneMatch(Jars::isOfADrill);
        assertThat(Jars.manifest(program.resolve("docket.jar"))).doesNotContain("drill");
    }

    private void login(String language, String person, String password) {
        chrome.go("/login?lang=" + language);
        chrome.login(person, password);
        chrome.waitUntilGone(By.cssSelector("input[type='password']")); // or the next page would come before the answer
    }

    private Client as(String person) throws Exception {
        return Client.anonymous(docket.port()).as(person, password);
    }

    /** Starts a case that is offered to the reviewer's group. */
    private String start(String title) throws Exception {
        Client.Answer started = as(DRAFTER)
                .post(
                        "/api/cases",
                        Map.of(
                                "process",
                                "document-approval",
                                "title",
                                title,
                                "kind",
                                "contract",
                                "organization",
                                "facilities",
                                "amount",
                                Map.of("amount", "1200000", "currency", "KRW"),
                                "content",
                                Map.of("body", title),
                                "approvalLine",
                                List.of(
                                        Map.of("kind", "review", "group", "administration"),
                                        Map.of("kind", "approve", "user", "yoon.supervisor"))));
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        return started.text("caseId");
    }
}
