package docket.bpmn;

import java.nio.charset.StandardCharsets;

/**
 * One file of a model release.
 *
 * @param name its path below {@code docket/models}, which is its name in a deployment: {@code forms/decide.form}
 * @param text its content
 */
public record ModelResource(String name, String text) {

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether this is the Korean twin of another form. */
    public boolean isKoreanTwin() {
        return name.endsWith(".ko.form");
    }
}
