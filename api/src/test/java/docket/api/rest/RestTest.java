package docket.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.DocketTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test of the REST contract from outside, by HTTP; all of them share one program. */
@DocketTest
public abstract class RestTest {

    protected static final String DRAFTER = "kim.employee";
    protected static final String OTHER_DRAFTER = "park.employee";
    protected static final String REVIEWER = "jung.administration";
    protected static final String BUDGET_OWNER = "han.budgetowner";
    protected static final String SUPERVISOR = "yoon.supervisor";
    protected static final String DIRECTOR = "lee.director";
    protected static final String AUDITOR = "seo.auditor";
    protected static final String BUDGET_OFFICER = "min.budget";
    protected static final String ADMIN = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    protected Client anonymous() {
        return Client.anonymous(port);
    }

    protected Client as(String person) {
        return anonymous().as(person, DocketTest.PASSWORD);
    }

    /** A payment of 34.34 EUR over a line of steps such as {@code review:administration}. */
    protected static Map<String, Object> payment(String title, String... steps) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("process", "document-approval");
        draft.put("title", title);
        draft.put("kind", "payment");
        draft.put("organization", "facilities");
        draft.put("amount", Map.of("amount", "34.34", "currency", "EUR"));
        draft.put("content", Map.of("body", "Two leaks above the archive."));
        List<Object> line = new ArrayList<>();
        for (String step : steps) {
            String[] parts = step.split(":");
            line.add(Map.of("kind", parts[0], parts[1].contains(".") ? "user" : "group", parts[1]));
        }
        draft.put("approvalLine", line);
        return draft;
    }

    /** Opens a budget line of the facilities division for this year, say of {@code 100.00 EUR}, and answers its id. */
    protected String budgetLine(String code, String name, String appropriation) {
        return budgetLine(LocalDate.now(ZoneId.of("Asia/Seoul")).getYear(), code, name, appropriation);
    }

    protected String budgetLine(int fiscalYear, String code, String name, String appropriation) {
        Client.Answer opened = as(BUDGET_OFFICER)
                .post(
                        "/api/budget/lines",
                        Map.of(
                                "fiscalYear", fiscalYear,
                                "code", code,
                                "name", name,
                                "organization", "facilities",
                                "appropriation", money(appropriation)));
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        return opened.text("lineId");
    }

    /** Allots part of a line's appropriation, say {@code 25.00 EUR}. */
    protected void allot(String lineId, String amount, String period) {
        Client.Answer allotted = as(BUDGET_OFFICER)
                .post("/api/budget/lines/" + lineId + "/allotments", Map.of("amount", money(amount), "period", period));
        assertThat(allotted.status()).as("%s", allotted).isLessThan(300);
    }

    private static Map<String, String> money(String text) {
        int space = text.indexOf(' ');
        return Map.of("amount", text.substring(0, space), "currency", text.substring(space + 1));
    }

    /** Starts a case and answers its id. */
    protected String start(Map<String, Object> draft) {
        Client.Answer started = as(DRAFTER).post("/api/cases", draft);
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        return started.text("caseId");
    }

    protected JsonNode found(String caseId) {
        return as(AUDITOR).get("/api/cases/" + caseId).json();
    }

    /** The task of the case that the person may decide now, as soon as the machine has offered it. */
    protected String taskOf(String person, String caseId) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            Client.Answer tasks = as(person).get("/api/tasks?mine=true&case=" + caseId);
            assertThat(tasks.status()).as("%s", tasks).isEqualTo(200);
            JsonNode first = tasks.json().path("items").path(0);
            if (first.has("taskId")) {
                return first.path("taskId").asText();
            }
            pause();
        }
        throw new AssertionError(person + " was offered no task of " + found(caseId));
    }

    /** Decides the person's task; approves against the advice where there is one. */
    protected Client.Answer decide(String person, String caseId, String decision) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("decision", decision, "opinion", "Seen."));
        if (!decision.equals("RESUBMIT")) {
            body.put("overrideReason", "Looked into it.");
        }
        return as(person).post("/api/tasks/" + taskOf(person, caseId) + "/decision", body);
    }

    protected static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
