package docket.api.rest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a form marks personal: opened for those who may read the case, and stored nowhere as it was written. */
class PersonalFieldsTest extends RestTest {

    private static final String SECRET = "Hong Gildong, 110-234-567890";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Test
    void whoever_may_read_the_case_reads_its_personal_fields() {
        String caseId = refund();
        decide(REVIEWER, caseId, "APPROVE");

        for (String person : List.of(DRAFTER, REVIEWER, SUPERVISOR, AUDITOR, ADMIN)) {
            Client.Answer read = as(person).get("/api/cases/" + caseId);
            assertThat(read.text("content/payee")).as(person).isEqualTo(SECRET);
            assertThat(as(person)
                            .get("/api/cases/" + caseId + "/events")
                            .json()
                            .at("/items/0/payload/content/payee")
                            .asText())
                    .as(person)
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void nobody_else_does() {
        String caseId = refund();

        for (String person : List.of(OTHER_DRAFTER, BUDGET_OWNER, DIRECTOR, BUDGET_OFFICER)) {
            for (String path : List.of(
                    "/api/cases/" + caseId,
                    "/api/cases/" + caseId + "?at=1",
                    "/api/cases/" + caseId + "/events",
                    "/api/cases?q=Refund",
                    "/api/tasks?case=" + caseId)) {
                assertThat(as(person).get(path).toString())
                        .as(person + " " + path)
                        .doesNotContain("Hong Gildong");
            }
            assertThat(as(person).get("/api/cases/" + caseId).status()).isEqualTo(404);
        }
    }

    /** The feed has what is numbered, a moment after the commit. */
    private String feedOf(String caseId) throws InterruptedException {
        String feed = "";
        for (int tries = 0; tries < 100 && !feed.contains("case-opened"); tries++) {
            Thread.sleep(50);
            feed = as(AUDITOR).get("/api/events?case=" + caseId + "&limit=200").toString();
        }
        return feed;
    }

    @Test
    void the_feed_and_the_auditors_page_leave_them_sealed() throws Exception {
        String caseId = refund();

        assertThat(feedOf(caseId)).contains("sealed").doesNotContain("Hong Gildong");
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        assertThat(auditor.page("/audit/cases/" + caseId + "?lang=en&engine=true")
                        .body())
                .contains("personal, sealed for ", "(" + DRAFTER + ")")
                .doesNotContain("Hong Gildong");
    }

    @Test
    void the_database_holds_them_nowhere_as_they_were_written() {
        String caseId = refund();

        assertThat(found(caseId).at("/content/payee").asText()).isEqualTo(SECRET);
        for (String held : List.of(
                "docket.domain_event WHERE convert_from(payload, 'UTF8')",
                "docket.domain_event WHERE convert_from(metadata, 'UTF8')",
                "docket.case_view WHERE document::text",
                "camunda.act_ru_variable WHERE text_")) {
            assertThat(database.queryForObject("SELECT count(*) FROM " + held + " LIKE '%Hong Gildong%'", Long.class))
                    .as(held)
                    .isZero();
        }
    }

    private String refund() {
        Map<String, Object> draft = payment("Refund", "review:administration", "approve:" + SUPERVISOR);
        draft.put("content", Map.of("body", "Paid twice.", "payee", SECRET));
        return start(draft);
    }
}
