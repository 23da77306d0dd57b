package docket.api.enginerest;

import docket.api.rest.Client;
import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.bpmn.lint.Sketched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sends models to a running Docket as Camunda Modeler does: under one name, "changed only". */
public final class ModelUpload {

    private static final List<String> FORMS = List.of(
            "simple-approval/simple-approval-start.form",
            "simple-approval/simple-approval-start.ko.form",
            "forms/decide.form",
            "forms/decide.ko.form");

    /** @param files the texts by their names */
    public static Client.Answer send(Client sender, String name, Map<String, String> files) {
        return send(sender, name, Map.of(), files);
    }

    /** @param fields of the form besides those that Camunda Modeler sends */
    static Client.Answer send(Client sender, String name, Map<String, String> fields, Map<String, String> files) {
        StringBuilder body = new StringBuilder();
        body.append(part("deployment-name", name));
        fields.forEach((field, value) -> body.append(part(field, value)));
        body.append(part("deployment-source", "Camunda Modeler"));
        body.append(part("enable-duplicate-filtering", "true"));
        body.append(part("deploy-changed-only", "true"));
        files.forEach((file, text) -> body.append(part(file + "\"; filename=\"" + file, text)));
        return sender.with("Content-Type", "multipart/form-data; boundary=x")
                .post("/engine-rest/deployment/create", body + "--x--\r\n");
    }

    /** Sends a drawn process with the forms that Docket ships. */
    public static Client.Answer sendDrawn(Client sender, String process, String drawing) {
        return sendDrawn(sender, Map.of(process, drawing));
    }

    /** Sends drawn processes together. */
    static Client.Answer sendDrawn(Client sender, Map<String, String> drawings) {
        return sendDrawn(sender, drawings, model -> model);
    }

    /** Sends drawn processes together, after a last touch. */
    static Client.Answer sendDrawn(Client sender, Map<String, String> drawings, UnaryOperator<String> touch) {
        return sendDrawn(sender, drawings, Map.of(), touch);
    }

    /** Sends drawn processes together with forms of their own, after a last touch. */
    public static Client.Answer sendDrawn(
            Client sender, Map<String, String> drawings, Map<String, String> forms, UnaryOperator<String> touch) {
        Map<String, String> files = new LinkedHashMap<>(forms);
        Sketched.deployment("").stream()
                .filter(model -> model.name().endsWith(".form"))
                .forEach(form -> files.put(form.name(), form.text()));
        drawings.forEach(
                (process, drawing) -> files.put(process + ".bpmn", touch.apply(Sketched.bpmn(process, drawing))));
        return send(sender, String.join("-", drawings.keySet()), files);
    }

    /** A renamed {@code simple-approval} and the forms that it names. */
    static Map<String, String> simpleApproval(String process) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                process + ".bpmn",
                shipped("simple-approval/simple-approval.bpmn")
                        .replace("process id=\"simple-approval\"", "process id=\"" + process + "\"")
                        .replace("bpmnElement=\"simple-approval\"", "bpmnElement=\"" + process + "\""));
        FORMS.forEach(form -> files.put(form.substring(form.indexOf('/') + 1), shipped(form)));
        return files;
    }

    private static String part(String name, String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    static String shipped(String name) {
        return ModelCatalog.shipped().stream()
                .filter(model -> model.name().equals(name))
                .map(ModelResource::text)
                .findFirst()
                .orElseThrow();
    }

    private ModelUpload() {}
}
