package docket.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start whose only purpose is to be watched: it does what the first person does, and stops. The launcher runs it on
 * a folder that is thrown away, to archive the classes that a start loads.
 */
public final class Rehearsal {

    /** The password of everybody on the folder that is thrown away. */
    private static final String PASSWORD = "rehearsal";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String home;

    private Rehearsal(int port) {
        this.home = "http://localhost:" + port;
    }

    /** Logs in, opens Tasklist, asks for cases, and closes the program. */
    public static void of(ConfigurableApplicationContext started) throws IOException, InterruptedException {
        try (started) {
            int port = ((WebServerApplicationContext) started).getWebServer().getPort();
            new Rehearsal(port).visit();
        }
    }

    private void visit() throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get("/login").body());
        String csrf = token.find() ? token.group(1) : "";
        client.send(
                HttpRequest.newBuilder(URI.create(home + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=kim.employee&password=" + PASSWORD + "&_csrf=" + csrf))
                        .build(),
                BodyHandlers.discarding());
        get("/camunda/app/tasklist/default/");
        get("/camunda/api/engine/engine/default/task/count");
        get("/api/cases");
    }

    private HttpResponse<String> get(String page) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(home + page)).build(), BodyHandlers.ofString());
    }
}
