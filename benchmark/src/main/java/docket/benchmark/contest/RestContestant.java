package docket.benchmark.contest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Docket through its REST API, as any system would use it: the program runs at {@code BENCH_URL}, and what is measured
 * as a client's work is no part of it. The client asks for its task every few milliseconds until it is there.
 */
public final class RestContestant implements Contestant {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int BETWEEN_LOOKS_MILLIS = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String url = System.getenv("BENCH_URL");
    private final String password = System.getenv("BENCH_PASSWORD");

    public RestContestant(@SuppressWarnings("unused") OpenTasks tasks) {}

    @Override
    public String start(Draft draft) throws Exception {
        Map<String, Object> body = Map.of(
                "process",
                "scored-approval",
                "title",
                draft.title(),
                "kind",
                draft.kind(),
                "organization",
                draft.organization(),
                "amount",
                Map.of("amount", draft.amount(), "currency", draft.currency()),
                "content",
                draft.content());
        return post(DRAFTER, "/api/cases", body).path("caseId").asText();
    }

    @Override
    public String task(String caseId) throws Exception {
        HttpRequest look =
                request(DECIDER, "/api/tasks?mine=true&case=" + caseId).GET().build();
        for (int waited = 0; waited < PATIENCE_MILLIS; waited += BETWEEN_LOOKS_MILLIS) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            JsonNode task = send(look).path("items").path(0).path("taskId");
            if (task.isTextual()) {
                return task.asText();
            }
        }
        throw new IllegalStateException("Case " + caseId + " got no task");
    }

    @Override
    public void decide(String caseId, String taskId) throws Exception {
        post(
                DECIDER,
                "/api/tasks/" + taskId + "/decision",
                Map.of("decision", "APPROVE", "opinion", "In order", "overrideReason", "Both offers were read"));
    }

    private JsonNode post(String person, String path, Object body) throws Exception {
        return send(request(person, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    private HttpRequest.Builder request(String person, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Basic " + credentials);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return json.readTree(response.body());
    }

    /** Does nothing: the program that serves is asked by itself. */
    @Override
    public void settle() {}

    @Override
    public List<String> losses(long cases) {
        return List.of();
    }

    @Override
    public Map<String, Long> stored() {
        return Map.of();
    }

    @Override
    public void close() {}
}
