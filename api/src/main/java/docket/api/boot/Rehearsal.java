package docket.api.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start whose only purpose is to be watched: it asks for the first pages that a person asks for, and stops. The
 * launcher runs it to archive the classes that a start loads.
 */
public final class Rehearsal {

    private static final List<String> PAGES = List.of("/login", "/camunda/app/tasklist/default/", "/api/cases");

    private Rehearsal() {}

    /** Asks for the pages, whatever the answer, and closes the program. */
    public static void of(ConfigurableApplicationContext started) throws IOException, InterruptedException {
        try (started) {
            int port = ((WebServerApplicationContext) started).getWebServer().getPort();
            HttpClient client = HttpClient.newHttpClient();
            for (String page : PAGES) {
                client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
