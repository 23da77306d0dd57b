package docket.bpmn.lint;

import org.jspecify.annotations.Nullable;

/**
 * Why a model may not be deployed.
 *
 * @param resource the file
 * @param line where in it, from 1; null where it has no lines to speak of (forms)
 * @param element what is at fault: {@code bpmn:userTask 'decide'}
 * @param code stable: {@code unknown-element}, {@code unknown-attribute}, {@code value-refused}, {@code missing},
 *     {@code contradiction}, {@code unreadable}, {@code unknown-resource},
 *     {@code unknown-group}, {@code unknown-person}, {@code unknown-decision}, {@code unknown-process}, those of {@link docket.bpmn.Features}, {@code strands} (see {@link docket.bpmn.walk.Walk})
 * @param text what was expected and what was found
 */
public record Finding(String resource, @Nullable Integer line, String element, String code, String text) {

    @Override
    public String toString() {
        return resource + (line == null ? "" : ":" + line) + " " + element + ": " + text + " (" + code + ")";
    }
}
