package docket.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Docket's REST API, called by one of several people who share a password. A call that met a busy or vanished server is
 * repeated, as long as its patience lasts; every POST carries a key, so that a repeated one is carried out once. Where
 * Docket has several nodes, each call goes to the next one, and a repeated call too. Thread-safe.
 */
public final class DocketApi {

    /** An answer: the HTTP status and the body, missing where there was none. */
    public record Answer(int status, JsonNode body) {

        /** The stable code of a problem; empty for a success. */
        public String code() {
            return body.path("code").asText("");
        }

        @Override
        public String toString() {
            String detail = body.path("detail").asText("");
            return status + (code().isEmpty() ? "" : " " + code()) + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /** Nobody answers, or not for a long time. */
    public static final class Unreachable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreachable(URI url, Throwable cause) {
            super("No answer from " + url + ": " + cause, cause);
        }
    }

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Set<String> BUSY_CODES = Set.of("request-in-progress", "concurrent-change");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final List<URI> nodes;
    private final AtomicInteger next = new AtomicInteger();
    private final String password;
    private final Duration patience;
    private final Duration answerWithin;

    public DocketApi(URI url, String password) {
        this(url, password, Duration.ofSeconds(60));
    }

    /** @param patience how long a call is repeated, and waited for */
    public DocketApi(URI url, String password, Duration patience) {
        this(List.of(url), password, patience, patience);
    }

    /** @param answerWithin how long one node is waited for before the next one is asked */
    public DocketApi(List<URI> nodes, String password, Duration patience, Duration answerWithin) {
        this.nodes = List.copyOf(nodes);
        this.password = password;
        this.patience = patience;
        this.answerWithin = answerWithin;
    }

    /** Why this person cannot work through the API now, in words for the one who called; null if they can. */
    public @Nullable String problem(String person) throws InterruptedException {
        URI url = nodes.get(0);
        try {
            Answer answer = read(client.send(
                    request(person, url, "/api/tasks?mine=true").GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray()));
            return switch (answer.status()) {
                case 200 -> null;
                case 401 -> url + " refuses " + person + " with this DOCKET_SAMPLE_PASSWORD.";
                default -> url + " answered " + answer + ".";
            };
        } catch (IOException e) {
            String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            return "No Docket answers at " + url + why + ". Start it with ./docket up, or name its address.";
        }
    }

    public Answer get(String person, String path) throws IOException, InterruptedException {
        return send(node -> request(person, node, path).GET().build());
    }

    /** @param key names this very act: a second call with the same key is answered as the first was */
    public Answer post(String person, String path, Object body, String key) throws IOException, InterruptedException {
        return post(person, path, "application/json", json.writeValueAsString(body), key);
    }

    /** As {@link #post(String, String, Object, String)}, with a content of another type. */
    public Answer post(String person, String path, String type, String content, String key)
            throws IOException, InterruptedException {
        return send(node -> request(person, node, path)
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(content))
                .build());
    }

    private HttpRequest.Builder request(String person, URI node, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(node + path))
                .timeout(answerWithin)
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + credentials);
    }

    private Answer send(Function<URI, HttpRequest> request) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        for (long pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
            long wait = pause;
            URI node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
            try {
                HttpResponse<byte[]> response =
                        client.send(request.apply(node), HttpResponse.BodyHandlers.ofByteArray());
                Answer answer = read(response);
                if (!busy(answer) || System.nanoTime() > giveUp) {
                    return answer;
                }
                wait = Math.max(pause, retryAfter(response));
            } catch (IOException e) {
                if (System.nanoTime() > giveUp) {
                    throw new Unreachable(node, e);
                }
            }
            Thread.sleep(wait);
        }
    }

    private static boolean busy(Answer answer) {
        return BUSY.contains(answer.status()) || (answer.status() == 409 && BUSY_CODES.contains(answer.code()));
    }

    /** The server's wish in milliseconds, at most the patience; 0 where it has none, or gives a date. */
    private long retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Math.min(Long.parseLong(text) * 1_000, patience.toMillis()))
                .orElse(0L);
    }

    private Answer read(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        try {
            return new Answer(
                    response.statusCode(), body.length == 0 ? MissingNode.getInstance() : json.readTree(body));
        } catch (JsonProcessingException e) {
            return new Answer(response.statusCode(), MissingNode.getInstance());
        }
    }
}
