package docket.api.page.audit;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.api.page.words.Vocabulary;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The parts of a case's page: more or less of each event, one event, one state, and all of it in words. */
class CasePartsTest extends RestTest {

    private static final Pattern ENGLISH =
            Pattern.compile("(\\d+) (?:of 30 decided |decided |)submissions that it scored here");
    private static final Pattern KOREAN = Pattern.compile("(?:있어야 하는데 |결정된 상신 )(\\d+)건");

    @LocalServerPort
    private int port;

    @Autowired
    private Vocabulary vocabulary;

    private Browser auditor;

    @BeforeEach
    void an_auditor() throws Exception {
        auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        auditor.page("/audit?lang=en");
    }

    @Test
    void shows_the_timeline_in_lines_in_full_and_as_it_is_stored() throws Exception {
        String page = "/audit/cases/" + decided("Bulbs for the stairs");

        assertThat(body(page)).contains("Authority resolved").doesNotContain("OpenCase", "&quot;requestId&quot;");
        assertThat(body(page + "?view=full")).contains("OpenCase").doesNotContain("&quot;requestId&quot;");
        assertThat(body(page + "?view=raw&lang=ko")).contains("&quot;requestId&quot;", "case-opened, 개정 1");
        assertThat(body(page + "?lang=en&at=2")).contains("at=2&amp;view=raw");
    }

    @Test
    void opens_what_one_event_says_in_its_place_or_leads_to_it() throws Exception {
        String caseId = decided("Wires for the stairs");
        String event = as(AUDITOR).get("/api/cases/" + caseId + "/events").text("items/2/eventId");
        String address = "/audit/cases/" + caseId + "/events/";

        assertThat(auditor.send(auditor.request(address + event).header("HX-Request", "true"))
                        .body())
                .contains("ResolveAuthority")
                .doesNotContain("<html");
        assertThat(auditor.page(address + event).headers().firstValue("Location"))
                .hasValueSatisfying(
                        place -> assertThat(place).contains("after=").endsWith("#e-" + event));
        assertThat(auditor.page(address + "none").statusCode()).isEqualTo(404);
    }

    @Test
    void the_slider_takes_the_state_alone() throws Exception {
        String caseId = decided("Steps for the stairs");

        assertThat(auditor.send(auditor.request("/audit/cases/" + caseId + "?at=2")
                                .header("HX-Request", "true")
                                .header("HX-Target", "state"))
                        .body())
                .contains("The case after event 2 of")
                .doesNotContain("<html", "class=\"timeline");
    }

    @Test
    void people_offices_and_codes_have_their_names() throws Exception {
        String caseId = decided("Paint for the stairs");

        assertThat(body("/audit/cases/" + caseId))
                .contains("10 years", "Facilities Division", ">Payment<", "(" + DRAFTER + ")")
                .doesNotContain("10-years", ">payment<", ">facilities<");
        assertThat(body("/audit/cases/" + caseId + "?lang=ko"))
                .contains("10년", "시설과", ">지급<", "김민준(" + DRAFTER + ")")
                .doesNotContain("10-years", ">payment<", ">facilities<");
    }

    @Test
    void what_is_no_person_is_not_called_like_one_and_whoever_did_something_is() {
        Called korean = vocabulary.of(Locale.KOREAN, null);
        Called english = vocabulary.of(Locale.ENGLISH, null);

        assertThat(PayloadField.of(Map.of("from", "STOP"), korean).get(0).text())
                .isEqualTo("집행 차단");
        assertThat(PayloadField.of(Map.of("to", "WARN"), english).get(0).text()).isEqualTo("Accept with a warning");
        assertThat(PayloadField.of(Map.of("to", DRAFTER), korean).get(0).text()).isEqualTo("김민준(" + DRAFTER + ")");
        assertThat(PayloadField.of(Map.of("paidBy", List.of(DRAFTER)), korean)
                        .get(0)
                        .text())
                .isEqualTo("김민준(" + DRAFTER + ")");
        assertThat(PayloadField.of(Map.of("kind", "ERASURE"), korean).get(0).text())
                .isEqualTo("파기");
    }

    @Test
    void the_bins_of_a_score_are_said_in_the_readers_language() {
        Called korean = vocabulary.of(Locale.KOREAN, "document-approval");

        assertThat(korean.bin("amount.KRW", "709379 to below 1327551")).isEqualTo("709,379 이상 1,327,551 미만");
        assertThat(korean.bin("hour", "below 9")).isEqualTo("9시 미만");
        assertThat(korean.bin("hour", "16 and more")).isEqualTo("16시 이상");
        assertThat(korean.bin("round", "(other)")).isEqualTo("그 밖");
        assertThat(korean.bin("kind", "payment")).isEqualTo("지급");
        assertThat(vocabulary.of(Locale.ENGLISH, null).bin("amount.EUR", "below 457.67"))
                .isEqualTo("below 457.67");
    }

    @Test
    void beside_its_score_a_case_tells_how_the_model_did_on_the_others_and_never_on_the_case_itself() throws Exception {
        String caseId = start(payment("Lamps for the stairs", "review:administration", "approve:" + DIRECTOR));
        String page = "/audit/cases/" + caseId;
        taskOf(REVIEWER, caseId);
        long before = decidedOnRecord(page, "How it did on this record (without this case)", ENGLISH);

        String other = start(payment("Ropes for the stairs", "review:administration", "approve:" + DIRECTOR));
        assertThat(decide(REVIEWER, other, "RETURN").status()).isEqualTo(200);
        assertThat(decidedOnRecord(page, "How it did on this record (without this case)", ENGLISH))
                .isEqualTo(before + 1);

        assertThat(decide(REVIEWER, caseId, "RETURN").status()).isEqualTo(200);
        assertThat(decidedOnRecord(page, "이 기관 기록에서의 성적(이 건 제외)", KOREAN)).isEqualTo(before + 1);
        assertThat(as(DRAFTER).get("/api/tasklist/cases/" + caseId + "/score").text("onRecord"))
                .containsPattern(ENGLISH.pattern().replace("(\\d+)", "\\b" + (before + 1)));
    }

    @Test
    void what_a_model_learned_from_is_said_in_the_readers_language() {
        String invented = "an invented past of the sample organisation, seed 2026";

        assertThat(vocabulary.words(Locale.KOREAN).source(invented)).isEqualTo("예시 기관의 꾸며 낸 과거(난수 시드 2026)");
        assertThat(vocabulary.words(Locale.KOREAN).source("the record")).isEqualTo("이 기관의 기록");
        assertThat(vocabulary.words(Locale.ENGLISH).source("requests.csv")).isEqualTo("requests.csv");
    }

    /** As the sentence has it, whether there are enough or not. */
    private long decidedOnRecord(String page, String label, Pattern sentence) throws Exception {
        String body = body(page + (sentence == KOREAN ? "?lang=ko" : "?lang=en"));
        String beside = body.substring(body.indexOf(label));
        Matcher found = sentence.matcher(beside.substring(0, beside.indexOf("</dd>")));
        assertThat(found.find()).as(beside.substring(0, 400)).isTrue();
        return Long.parseLong(found.group(1));
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
}
