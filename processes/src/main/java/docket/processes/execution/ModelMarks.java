package docket.processes.execution;

import docket.bpmn.ModelProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** The marks that a model carries for Docket: the {@code docket.*} properties of one of its elements. */
public record ModelMarks(Map<String, String> values) {

    /** The name of the property in which a parsed process definition or user task carries its marks. */
    public static final String KEY = "docket.marks";

    /** Reads the {@code camunda:properties} of a BPMN element. */
    public static ModelMarks of(Element element) {
        Map<String, String> values = new TreeMap<>();
        for (Element extensions : children(element, "extensionElements")) {
            for (Element properties : children(extensions, "properties")) {
                for (Element property : children(properties, "property")) {
                    values.put(property.attribute("name"), property.attribute("value"));
                }
            }
        }
        return new ModelMarks(values);
    }

    /** The marks of an activity that was parsed. */
    public static ModelMarks of(ActivityImpl activity) {
        Object marks = activity.getProperty(KEY);
        return (ModelMarks) Objects.requireNonNull(marks, "a parsed model has its marks");
    }

    /** The mark {@code docket.step} of a user task. */
    public static @Nullable String step(ActivityImpl task) {
        return of(task).get(ModelProperties.STEP);
    }

    @Nullable
    public String get(String name) {
        return values.get(name);
    }

    public String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public List<String> list(String name) {
        String text = values.getOrDefault(name, "");
        return text.isBlank() ? List.of() : List.of(text.trim().split("\\s*,\\s*"));
    }

    @Nullable
    public Duration duration(String name) {
        String text = values.get(name);
        return text == null ? null : Duration.parse(text);
    }

    private static List<Element> children(Element element, String tag) {
        return new ArrayList<>(element.elements().stream()
                .filter(child -> child.getTagName().equals(tag))
                .toList());
    }
}
