package docket.api.page.audit;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.engine.casefile.command.line.ClaimStep;
import docket.engine.casefile.command.line.ReleaseStep;
import docket.engine.organization.Person;
import docket.engine.unit.Act;
import docket.engine.unit.Commands;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case of ten thousand events is read in parts, none of which grows with the case. How long they take is printed. */
class LongCaseTest extends RestTest {

    private static final int EVENTS = 10_000;
    private static final int AT_ONCE = 500;
    private static final int MOST_BYTES = 700_000;
    private static final Pattern ITEM = Pattern.compile("<article ");

    @LocalServerPort
    private int port;

    @Autowired
    private RootUnit rootUnit;

    @Autowired
    private Commands commands;

    private Browser auditor;
    private String page;

    @BeforeEach
    void a_case_that_was_taken_and_given_back_thousands_of_times() throws Exception {
        String caseId = start(payment("Long story", "review:administration", "approve:" + DIRECTOR));
        String task = taskOf(REVIEWER, caseId);
        Person officer = new Person(REVIEWER, Set.of("administration"));
        Act act = new Act(new Person(REVIEWER, Set.of("administration")), Door.REST);
        for (int events = 0; events < EVENTS; events += 2 * AT_ONCE) {
            rootUnit.execute(act, () -> {
                for (int i = 0; i < AT_ONCE; i++) {
                    commands.send(new ClaimStep(caseId, task, officer));
                    commands.send(new ReleaseStep(caseId, task, officer));
                }
                return null;
            });
        }
        auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        auditor.page("/audit?lang=en");
        page = "/audit/cases/" + caseId;
    }

    @Test
    void its_page_lists_a_part_and_leads_to_the_others() throws Exception {
        String first = part(page);
        assertThat(first)
                .contains("Event 10,004 of 10,004", "Later events", "Last events")
                .doesNotContain("Earlier");

        String last = part(link(first, "Last events"));
        assertThat(last).contains("id=\"e-", "Earlier events", "First events").doesNotContain("Later events");
        assertThat(part(link(last, "Earlier events"))).contains("Later events", "Earlier events");

        String middle = part(page + "?at=5000");
        assertThat(middle).contains("Event 5,000 of 10,004", "<span class=\"version\">5000</span>", "Later events");
        assertThat(part(page + "?view=full&engine=true")).contains("Later events");
        assertThat(part(page + "?view=raw&at=9000")).contains("&quot;taskId&quot;");
        assertThat(part(page + "?at=9999&from=2")).contains("What changed between event 2 and event 9,999");
        assertThat(part(page + "/diagram")).contains("<svg");
    }

    /** A part of the record that is no longer than it should be. */
    private String part(String path) throws Exception {
        long begun = System.nanoTime();
        HttpResponse<String> answer = auditor.page(path);
        System.out.printf("%s: %d ms%n", path, (System.nanoTime() - begun) / 1_000_000);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body().length()).as(path).isLessThan(MOST_BYTES);
        assertThat(ITEM.matcher(answer.body()).results().count()).as(path).isLessThanOrEqualTo(Timeline.PAGE);
        return answer.body();
    }

    private static String link(String body, String text) {
        Matcher link = Pattern.compile("href=\"([^\"]+)\">" + text + "<").matcher(body);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1).replace("&amp;", "&");
    }
}
