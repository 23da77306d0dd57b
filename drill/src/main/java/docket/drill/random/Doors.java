package docket.drill.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.drill.victim.Victim;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The doors of a Docket whose people share a password: REST for cases, the engine's REST for operators and workers. */
final class Doors {

    static final String ADMIN = "admin";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI url;
    private final String password;
    private final DocketApi api;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Doors(URI url) {
        this(url, Victim.PASSWORD);
    }

    Doors(URI url, String password) {
        this.url = url;
        this.password = password;
        this.api = new DocketApi(url, password, PATIENCE);
    }

    Answer get(String person, String path) throws IOException, InterruptedException {
        return api.get(person, path);
    }

    Answer post(String person, String path, Object body) throws IOException, InterruptedException {
        return api.post(person, path, body, UUID.randomUUID().toString());
    }

    /** As the administrator. */
    Answer put(String path, Object body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json"), "PUT", json.writeValueAsBytes(body));
    }

    /** As the administrator. */
    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path), "DELETE", new byte[0]);
    }

    /** Deploys files as one deployment, as the administrator. */
    Answer deploy(String name, Map<String, String> files) throws IOException, InterruptedException {
        String boundary = "docket-drill-" + UUID.randomUUID();
        StringBuilder body = new StringBuilder();
        part(body, boundary, "deployment-name", "").append(name).append("\r\n");
        files.forEach((file, content) -> part(body, boundary, file, "; filename=\"" + file + "\"")
                .append(content)
                .append("\r\n"));
        body.append("--").append(boundary).append("--\r\n");
        return send(
                request("/engine-rest/deployment/create")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary),
                "POST",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StringBuilder part(StringBuilder body, String boundary, String name, String more) {
        return body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n".formatted(boundary, name, more));
    }

    /** Passes on the answer to a request that nothing may refuse. */
    Answer must(Answer answer) throws IOException {
        if (answer.status() / 100 != 2) {
            throw new IOException("The drill could not prepare itself: " + answer);
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString((ADMIN + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + credentials);
    }

    private Answer send(HttpRequest.Builder request, String method, byte[] body)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                request.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        JsonNode read = response.body().length == 0 ? MissingNode.getInstance() : json.readTree(response.body());
        return new Answer(response.statusCode(), read);
    }
}
