package docket.bpmn.lint;

import docket.bpmn.Features;
import docket.bpmn.FormDefinition;
import docket.bpmn.ModelProperties;
import docket.bpmn.ModelResource;
import docket.bpmn.lint.reading.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a process names for its scorecard must be there, on the form on which its cases are drafted. */
final class FeatureRules {

    private static final String PROPERTY = "property:" + ModelProperties.FEATURES;

    /** What is none is told by the list of what a model may hold. */
    private static final ValueKind NAMES = ValueKind.named("features");

    private final Map<String, FormDefinition> forms = new HashMap<>();
    private final Consumer<Finding> findings;

    FeatureRules(Collection<ModelResource> deployment, Consumer<Finding> findings) {
        this.findings = findings;
        for (ModelResource resource : deployment) {
            if (resource.name().endsWith(".form") && !resource.isKoreanTwin()) {
                read(resource);
            }
        }
    }

    void check(Map<String, Node> models) {
        models.forEach((resource, model) -> model.children("bpmn:process")
                .filter(process -> process.has(PROPERTY) && NAMES.allows(named(process), Set.of()))
                .forEach(process -> check(resource, process)));
    }

    private void check(String resource, Node process) {
        String key = process.children("bpmn:startEvent")
                .map(start -> start.get("camunda:formRef"))
                .filter(form -> form != null)
                .findFirst()
                .orElse(null);
        FormDefinition start = key == null ? null : forms.get(key);
        if (key == null) {
            findings.accept(Finding.of(resource, process, Fault.FEATURES_WITHOUT_FORM, ModelProperties.FEATURES));
        } else if (start != null) {
            Features.read(
                    named(process),
                    start,
                    fault -> findings.accept(
                            new Finding(resource, process.line, process.toString(), fault.code(), fault::text)));
        }
    }

    private static String named(Node process) {
        return String.valueOf(process.get(PROPERTY));
    }

    /** What is no form is told where it is read as one. */
    private void read(ModelResource resource) {
        FormDefinition form = parsed(resource);
        if (form != null) {
            forms.put(form.id(), form);
        }
    }

    private static @Nullable FormDefinition parsed(ModelResource resource) {
        try {
            return FormDefinition.parse(resource.bytes());
        } catch (RuntimeException noForm) {
            return null;
        }
    }
}
