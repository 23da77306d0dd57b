package docket.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.cli.replay.CasePlan.Deed;
import docket.cli.replay.CasePlan.Round;
import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes one planned case through the API, and compares its end and its events with the plan. */
final class CaseReplay implements Work {

    private final DocketApi api;
    private final Desk desk;
    private final CasePlan plan;
    private final String key;
    private String caseId = "";
    private int decisions;
    private boolean checkAdvised;

    /** @param run names this replay, so that a later one of the same log makes cases of its own */
    CaseReplay(DocketApi api, CasePlan plan, String run) {
        this.api = api;
        this.desk = new Desk(api);
        this.plan = plan;
        this.key = UUID.nameUUIDFromBytes((run + plan.caseId()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String caseId() {
        return plan.caseId();
    }

    @Override
    public Outcome run() throws IOException, InterruptedException {
        List<String> mismatches = new ArrayList<>();
        try {
            start();
            for (int round = 0; round < plan.rounds().size(); round++) {
                if (round > 0) {
                    resubmit(plan.rounds().get(round));
                }
                checkAdvised = false;
                for (Deed deed : plan.rounds().get(round).deeds()) {
                    decide(deed);
                }
            }
            mismatches.addAll(compare());
        } catch (Mismatch e) {
            mismatches.add(String.valueOf(e.getMessage()));
        }
        return new Outcome(plan.caseId(), decisions, mismatches);
    }

    private void start() throws IOException, InterruptedException, Mismatch {
        CasePlan.Draft draft = plan.draft();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("process", "document-approval");
        request.put("title", draft.title());
        request.put("kind", "payment");
        request.put("organization", draft.organization());
        Money amount = draft.amount();
        if (amount != null) {
            String currency = amount.currency().getCurrencyCode();
            request.put("amount", Map.of("amount", amount.toDecimal(), "currency", currency));
        }
        request.put("content", draft.content());
        request.put("approvalLine", plan.rounds().get(0).line());
        Answer answer = api.post(CasePlan.DRAFTER.person(), "/api/cases", request, key + "/start");
        if (answer.status() != 201) {
            throw new Mismatch("the start was answered " + answer);
        }
        caseId = answer.body().path("caseId").asText();
    }

    private void resubmit(Round round) throws IOException, InterruptedException, Mismatch {
        decide(CasePlan.DRAFTER, Map.of("decision", Decision.RESUBMIT, "approvalLine", round.line()), CaseState.OPEN);
    }

    private void decide(Deed deed) throws IOException, InterruptedException, Mismatch {
        boolean last = decisions + 1 == plan.decisions();
        if (deed.decision() == Decision.RETURN) {
            Map<String, Object> body = Map.of("decision", Decision.RETURN, "opinion", "Returned, as in the log.");
            decide(deed.officer(), body, CaseState.RETURNED);
        } else {
            decide(
                    deed.officer(),
                    Map.of("decision", deed.decision()),
                    last && plan.end() == CaseState.APPROVED ? CaseState.APPROVED : CaseState.OPEN);
        }
    }

    private void decide(SampleRole officer, Map<String, Object> decision, CaseState expected)
            throws IOException, InterruptedException, Mismatch {
        String path = "/api/tasks/" + desk.task(officer, caseId) + "/decision";
        String act = key + "/" + decisions;
        Answer answer = api.post(officer.person(), path, checkAdvised ? overriding(decision) : decision, act);
        if (answer.code().equals("override-reason-required")) {
            checkAdvised = true;
            answer = api.post(officer.person(), path, overriding(decision), act + "/override");
        }
        String what = decision.get("decision") + " by " + officer.person();
        if (answer.status() != 200) {
            throw new Mismatch(what + " was answered " + answer);
        }
        decisions++;
        expect(
                what + " leaves the case",
                expected.name(),
                answer.body().path("state").asText());
    }

    private static Map<String, Object> overriding(Map<String, Object> decision) {
        Map<String, Object> body = new LinkedHashMap<>(decision);
        if (decision.get("decision") == Decision.APPROVE) {
            body.put("overrideReason", "Approved in the log.");
        }
        return body;
    }

    private List<String> compare() throws IOException, InterruptedException, Mismatch {
        List<JsonNode> events = new ArrayList<>();
        String path = "/api/cases/" + caseId + "/events?limit=100";
        @Nullable String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            Answer page = api.get(CasePlan.DRAFTER.person(), path + from);
            if (page.status() != 200) {
                throw new Mismatch("the events were answered " + page);
            }
            page.body().path("items").forEach(events::add);
            cursor = page.body().path("next").asText(null);
        }
        Answer found = api.get(CasePlan.DRAFTER.person(), "/api/cases/" + caseId);
        if (found.status() != 200) {
            throw new Mismatch("the case was answered " + found);
        }
        return EventCheck.compare(plan, found.body(), events);
    }

    private static void expect(String what, String expected, String found) throws Mismatch {
        if (!expected.equals(found)) {
            throw new Mismatch(what + " " + found + ", expected " + expected);
        }
    }
}
