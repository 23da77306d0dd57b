package docket.api.page.audit.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor asks what would have been, and is answered in words. */
class WhatIfPageTest extends RestTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Test
    void says_people_rules_offices_and_cases_by_their_names_in_the_readers_language() throws Exception {
        Map<String, Object> draft = payment("가로등 열 개");
        draft.remove("approvalLine");
        String caseId = start(draft);
        taskOf(REVIEWER, caseId);
        String table = ModelCatalog.shipped().stream()
                .filter(resource -> resource.name().endsWith("authority.dmn"))
                .map(ModelResource::text)
                .findFirst()
                .orElseThrow()
                .replace("<text>\"supervisor\"</text>", "<text>\"director\"</text>")
                .replace("approve:supervisor", "approve:director");

        assertThat(asked("ko", table))
                .contains("전결 규정 적용", "지급", "시설과")
                .containsPattern("/audit/cases/[^\"]+\">\\p{L}")
                .doesNotContainPattern(">[0-9a-f]{8}-[0-9a-f]{4}-")
                .contains("× 과장 → 국장<", ">과장</span>", ">국장</span>", ">지급은 금액과 관계없이 과장이 전결합니다</small>")
                .doesNotContainPattern("(?<!\\.)(supervisor|director)") // which is no part of a person's id
                .doesNotContain(">" + caseId, ">facilities<", ">payment<", "??");
        assertThat(asked("en", table))
                .contains("With this instead: Authority table", "Facilities Division", "× Supervisor → Director<")
                .doesNotContain(">" + caseId, ">facilities<", ">payment<", "??");
    }

    @Test
    void offers_models_and_tables_by_name_and_version() throws Exception {
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);

        assertThat(auditor.page("/audit/what-if?lang=ko").body()).contains("점수 모형 ‘반려 가능성’ 1판 ·", ">전결 규정 1판<");
        assertThat(auditor.page("/audit/what-if?lang=en").body())
                .contains("Model “Risk of coming back”, version 1 ·", ">Authority table, version 1<");
    }

    @Test
    void the_address_of_the_file_leads_back_to_the_question_where_nothing_was_asked() throws Exception {
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);

        assertThat(auditor.page("/audit/what-if/rounds?lang=ko").headers().firstValue("Location"))
                .hasValue("/audit/what-if");
    }

    /** What the page answers, without the question that it repeats. */
    private String asked(String language, String table) throws Exception {
        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        Matcher token =
                TOKEN.matcher(auditor.page("/audit/what-if?lang=" + language).body());
        assertThat(token.find()).isTrue();
        String page = auditor.send(auditor.request("/audit/what-if")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(
                                "what=dmn&dmn=" + encoded(table) + "&_csrf=" + encoded(token.group(1)))))
                .body();
        return page.substring(page.indexOf("id=\"answer\"")).replaceAll("(?s)<input[^>]*>", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
