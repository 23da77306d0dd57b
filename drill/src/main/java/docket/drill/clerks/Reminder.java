package docket.drill.clerks;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A model with a timer, which no shipped one has: after some seconds it has the waiting case scored, once. */
public final class Reminder {

    static final String PROCESS = "reminded-approval";
    private static final Set<String> FORMS = Set.of("simple-approval/simple-approval-start.form", "forms/decide.form");

    private Reminder() {}

    /** Deploys it as an administrator does who has drawn a model. */
    public static void deploy(URI docket, String password) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (ModelResource resource : resources()) {
            body.append("--drill\r\nContent-Disposition: form-data; name=\"")
                    .append(resource.name())
                    .append("\"; filename=\"")
                    .append(resource.name())
                    .append("\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                    .append(resource.text())
                    .append("\r\n");
        }
        String admin = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(docket.resolve("/engine-rest/deployment/create"))
                .header("Authorization", "Basic " + admin)
                .header("Content-Type", "multipart/form-data; boundary=drill")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--drill--\r\n"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "The deployment of " + PROCESS + " was answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static List<ModelResource> resources() throws IOException {
        List<ModelResource> resources = new ArrayList<>();
        String name = PROCESS + ".bpmn";
        try (InputStream model =
                Objects.requireNonNull(Reminder.class.getResourceAsStream("/docket/drill/" + name), name)) {
            resources.add(new ModelResource(name, new String(model.readAllBytes(), StandardCharsets.UTF_8)));
        }
        ModelCatalog.shipped().stream()
                .filter(shipped -> FORMS.contains(shipped.name()))
                .forEach(resources::add);
        return resources;
    }
}
