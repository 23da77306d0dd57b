package docket.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the REST doors as any client would, in the name of one person or of nobody. Thread-safe. */
public final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final Map<String, String> headers;

    private Client(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    public static Client anonymous(int port) {
        return new Client("http://localhost:" + port, Map.of("Accept", "application/json"));
    }

    public Client as(String person, String password) {
        String credentials = person + ":" + password;
        return with(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    public Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Posts an object as JSON, or a string as it is. */
    public Answer post(String path, Object body) {
        try {
            String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
            Client client = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
            return client.send("POST", path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer put(String path, Object body) {
        try {
            return with("Content-Type", "application/json").send("PUT", path, JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    public Answer send(String method, String path, @Nullable String body) {
        try {
            HttpResponse<String> response = HTTP.send(
                    request(path)
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Contract.check(response);
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return request;
    }

    /** An answer, its body read as JSON where it is any. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException("No JSON: " + response.body(), e);
            }
        }

        public String text(String field) {
            return json().at(field.startsWith("/") ? field : "/" + field).asText();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The stable code of a problem. */
        public String code() {
            return text("code");
        }

        @Override
        public String toString() {
            return response.request().method() + " " + response.uri().getPath() + " → " + status() + " "
                    + response.body();
        }
    }
}
