package docket.benchmark.cost;

import docket.benchmark.machine.Programs;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./docket up} until Tasklist answers a person who has logged in, with an embedded database of its own. */
final class Startup {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Path folder;

    Startup(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** The seconds of a start on an empty folder. */
    double cold() throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return warm();
    }

    /** The seconds of a start on the folder of the start before. */
    double warm() throws Exception {
        Files.createDirectories(folder);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(home.resolve("docket").toString(), "up", "--docket.sample-cases=0"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("start.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_DB"));
        builder.environment().put("DOCKET_DATA", folder.resolve("data").toString());
        builder.environment().put("DOCKET_PORT", Integer.toString(port));
        builder.environment().put("DOCKET_ADMIN_PASSWORD", Programs.PASSWORD);
        builder.environment().put("DOCKET_SAMPLE_PASSWORD", Programs.PASSWORD);
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            awaitTasklist("http://127.0.0.1:" + port, began + PATIENCE.toNanos(), process);
            return (System.nanoTime() - began) / 1e9;
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void awaitTasklist(String url, long giveUp, Process process) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String login = "";
        while (login.isEmpty()) {
            if (System.nanoTime() > giveUp || !process.isAlive()) {
                throw new IllegalStateException("Docket does not come up; start.log says why");
            }
            try {
                HttpResponse<String> page = http.send(get(url + "/login"), HttpResponse.BodyHandlers.ofString());
                login = page.statusCode() == 200 ? page.body() : "";
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        Matcher token = TOKEN.matcher(login);
        String form = "username=kim.employee&password=" + Programs.PASSWORD + "&_csrf="
                + (token.find() ? URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : "");
        http.send(
                HttpRequest.newBuilder(URI.create(url + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        int status = http.send(get(url + TASKLIST), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("Tasklist answered " + status);
        }
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }
}
