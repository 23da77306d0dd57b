package docket.bpmn.lint;

import docket.bpmn.lint.reading.Node;
import docket.bpmn.said.Sentence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a model may not be deployed.
 *
 * @param resource the file
 * @param line where in it, from 1; null where it has no lines to speak of (forms)
 * @param element what is at fault: {@code bpmn:userTask 'decide'}
 * @param code stable: one of a {@link Fault}, of {@link docket.bpmn.Features} or of {@link docket.bpmn.walk.Walk}
 * @param sentence what was expected and what was found
 */
public record Finding(String resource, @Nullable Integer line, String element, String code, Sentence sentence) {

    static Finding of(String resource, Node node, Fault fault, Object... values) {
        return new Finding(resource, node.line, node.toString(), fault.code(), fault.with(values));
    }

    /** What was expected and what was found, in the reader's language. */
    public String text(Locale reader) {
        return sentence.in(reader);
    }

    /** All of it in one line, in the reader's language. */
    public String in(Locale reader) {
        return resource + (line == null ? "" : ":" + line) + " " + element + ": " + text(reader) + " (" + code + ")";
    }

    /** All of it in English, which the terminal speaks. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
