package docket.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * As much of Docket's REST API as a replay uses, over memory, with faults to order: it answers late and busy, and it
 * can be told to lie about one thing.
 */
final class FakeDocket implements AutoCloseable {

    enum Fault {
        NONE,
        LOSES_AN_EVENT,
        SWAPS_DECISIONS,
        FORGETS_THE_NUMBER,
        STAYS_OPEN,
        REFUSES_A_DECISION
    }

    private record Answer(int status, Object body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private final Fault fault;
    private final Map<String, FakeCase> cases = new HashMap<>();
    private final Map<String, Answer> answered = new HashMap<>();
    private int calls;

    FakeDocket(Fault fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    int caseCount() {
        return cases.size();
    }

    private void serve(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        Answer answer;
        synchronized (this) {
            answer = answer(call, json.readTree(body.length == 0 ? "{}".getBytes() : body));
        }
        if (answer.status() == 503) {
            call.getResponseHeaders().set("Retry-After", "0");
        }
        byte[] bytes = json.writeValueAsBytes(answer.body());
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** Every seventh call finds the server busy; every eleventh POST is carried out, and then answered as if busy. */
    private Answer answer(HttpExchange call, JsonNode body) {
        String credentials = new String(Base64.getDecoder()
                .decode(call.getRequestHeaders().getFirst("Authorization").substring(6)));
        if (!credentials.endsWith(":secret")) {
            return problem(401, "unauthenticated");
        }
        if (++calls % 7 == 0) {
            return problem(503, "busy");
        }
        String person = credentials.substring(0, credentials.indexOf(':'));
        String[] path = call.getRequestURI().getPath().split("/");
        String query = String.valueOf(call.getRequestURI().getQuery());
        if (call.getRequestMethod().equals("GET")) {
            return path[2].equals("tasks") ? tasks(person, query) : read(path);
        }
        String key = call.getRequestHeaders().getFirst("Idempotency-Key");
        Answer first = answered.get(key);
        if (first != null) {
            return first;
        }
        Answer answer = path[2].equals("cases") ? open(person, body) : decide(path[3], person, body);
        if (answer.status() < 300) {
            answered.put(key, answer);
        }
        return calls % 11 == 0 ? problem(503, "busy") : answer;
    }

    private Answer open(String person, JsonNode body) {
        FakeCase opened = new FakeCase("c" + cases.size(), person, body, fault);
        cases.put(opened.id(), opened);
        return new Answer(201, opened.json());
    }

    private Answer tasks(String person, String query) {
        if (!query.contains("case=")) {
            return new Answer(200, Map.of("items", List.of()));
        }
        FakeCase found = cases.get(query.substring(query.indexOf("case=") + 5));
        List<Object> items = new ArrayList<>();
        if (found.waitsFor(person)) {
            items.add(Map.of("taskId", found.task()));
        }
        return new Answer(200, Map.of("items", items));
    }

    private Answer decide(String task, String person, JsonNode body) {
        FakeCase found = cases.get(task.substring(0, task.indexOf('-')));
        if (!found.task().equals(task)) {
            return problem(409, "already-decided");
        }
        if (fault == Fault.REFUSES_A_DECISION && body.path("decision").asText().equals("RETURN")) {
            return problem(422, "decision-not-offered");
        }
        if (found.advisesCheck() && body.path("decision").asText().equals("APPROVE") && !body.has("overrideReason")) {
            return problem(422, "override-reason-required");
        }
        found.decide(person, body);
        return new Answer(200, found.json());
    }

    private Answer read(String[] path) {
        FakeCase found = cases.get(path[3]);
        if (path.length == 4) {
            return new Answer(200, found.json());
        }
        Map<String, Object> page = new HashMap<>();
        page.put("items", found.events());
        page.put("next", null);
        return new Answer(200, page);
    }

    private static Answer problem(int status, String code) {
        return new Answer(status, Map.of("code", code, "detail", "so it is"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
