package docket.benchmark.reading;

import docket.benchmark.machine.Programs;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the feed page after page over HTTP and throws it away. */
final class Export {

    private static final int PAGE = 1_000;
    private static final String AUDITOR = "seo.auditor";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Export(String port) {
        this.url = "http://127.0.0.1:" + port + "/api/events?limit=" + PAGE + "&after=";
    }

    void read(long events) throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString((AUDITOR + ":" + Programs.PASSWORD).getBytes(StandardCharsets.UTF_8));
        for (long read = 0; read < events; read += PAGE) {
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(URI.create(url + (read - 1)))
                            .header("Authorization", "Basic " + credentials)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                long bytes = body.transferTo(java.io.OutputStream.nullOutputStream());
                if (response.statusCode() != 200 || bytes < PAGE) {
                    throw new IllegalStateException("The feed answered " + response.statusCode());
                }
            }
        }
    }
}
