package docket.api.rest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of requests made from the OpenAPI document, valid and not, find no fault of ours. */
class FuzzTest extends RestTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REQUESTS = Integer.getInteger("docket.fuzz.requests", 1_500);
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int LONGEST_BODY = 4_096;
    private static final List<String> PEOPLE = List.of(
            DRAFTER, OTHER_DRAFTER, REVIEWER, BUDGET_OWNER, SUPERVISOR, DIRECTOR, AUDITOR, BUDGET_OFFICER, ADMIN);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Hints hints = new Hints();
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void no_request_finds_a_fault_of_ours() throws Exception {
        long seed = Long.getLong("docket.seed", System.nanoTime());
        System.out.println("FuzzTest: repeat with -Ddocket.seed=" + seed);
        Random random = new Random(seed);
        JsonNode document = as(ADMIN).get("/api/openapi").json();
        List<OperationUnderTest> operations = OperationUnderTest.of(document);
        Values values = new Values(random, document, hints);
        hints.remember("caseId", start(payment("Fuzzed", "review:administration", "approve:supervisor")));
        long end = System.nanoTime() + LONGEST.toNanos();
        int sent = 0;
        while (sent < REQUESTS && System.nanoTime() < end) {
            tryOne(operations.get(random.nextInt(operations.size())), values, random);
            sent++;
        }
        System.out.println("FuzzTest: " + sent + " requests, answers by operation: " + seen);
        assertThat(sent).isGreaterThan(REQUESTS / 4);
        assertThat(seen.keySet()).as("some of the requests succeed").anyMatch(key -> key.contains(" 201"));
    }

    private void tryOne(OperationUnderTest operation, Values values, Random random)
            throws IOException, InterruptedException {
        String target = target(operation, values, random);
        Client caller = random.nextInt(40) == 0 ? anonymous() : as(PEOPLE.get(random.nextInt(PEOPLE.size())));
        HttpRequest.Builder request = caller.request(target);
        String body = "";
        if (!operation.bodySchema().isMissingNode()) {
            body = body(operation, values, random);
            request.header("Content-Type", random.nextInt(60) == 0 ? "text/plain" : "application/json");
        }
        if (random.nextInt(4) == 0) {
            request.header("Idempotency-Key", random.nextInt(5) == 0 ? "k".repeat(300) : "key-" + random.nextInt(30));
        }
        if (random.nextInt(6) == 0) {
            request.header("If-Match", random.nextBoolean() ? "\"" + random.nextInt(20) + "\"" : "W/\"x\"");
        }
        request.method(
                operation.method(),
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        check(operation, target, body, response);
    }

    private void check(OperationUnderTest operation, String target, String body, HttpResponse<InputStream> response)
            throws IOException {
        int status = response.statusCode();
        seen.merge(operation.method() + " " + operation.path() + " " + status, 1, Integer::sum);
        if (operation.streams() && status == 200) {
            response.body().close();
            return;
        }
        String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        String what = "%s %s %s%n→ %d %s"
                .formatted(operation.method(), shorten(target), shorten(body), status, shorten(text));
        assertThat(status).as(what).isLessThan(500);
        assertThat(operation.statuses())
                .as("the document promises the status of " + what)
                .contains(status);
        if (status >= 400) {
            assertThat(response.headers().firstValue("Content-Type"))
                    .as(what)
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(JSON.readTree(text).path("code").asText()).as(what).isNotEmpty();
        } else if (response.headers().firstValue("Content-Type").orElse("").contains("json")) {
            remember(JSON.readTree(text));
        }
    }

    private void remember(JsonNode answer) {
        for (String id : List.of("caseId", "taskId", "lineId", "next")) {
            answer.findValuesAsText(id).stream()
                    .filter(value -> !value.equals("null"))
                    .limit(5)
                    .forEach(value -> hints.remember(id.equals("next") ? "cursor" : id, value));
        }
    }

    private static String target(OperationUnderTest operation, Values values, Random random) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            if (in.equals("header") || in.equals("query") && random.nextBoolean()) {
                continue;
            }
            String value = plain(values.value(name, parameter.path("schema"), in.equals("path") ? 12 : 5));
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            if (in.equals("path")) {
                path = path.replace("{" + name + "}", encoded.isEmpty() ? "x" : encoded);
            } else {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encoded);
            }
        }
        return path + query;
    }

    private static String body(OperationUnderTest operation, Values values, Random random) throws IOException {
        ObjectWriter writer =
                random.nextBoolean() ? JSON.writer() : JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        String body = writer.writeValueAsString(values.value("body", operation.bodySchema(), 25));
        if (random.nextInt(40) == 0) {
            return body.substring(0, random.nextInt(body.length() + 1));
        }
        return random.nextInt(200) == 0 ? body + " ".repeat(1 << 21) : body;
    }

    /** As text, and short enough for an address. */
    private static String plain(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    private static String shorten(String text) {
        return text.length() > LONGEST_BODY ? text.substring(0, LONGEST_BODY) + "…" : text;
    }
}
