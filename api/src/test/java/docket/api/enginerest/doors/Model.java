package docket.api.enginerest.doors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the small process of this test: one decision, one external task, one timer, all open at once. */
final class Model {

    static String of(String key) {
        return resource("/doors/doors.bpmn").replace("<bpmn:process id=\"doors\"", "<bpmn:process id=\"" + key + "\"");
    }

    static String resource(String name) {
        try (InputStream resource = Model.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalArgumentException("There is no " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Model() {}
}
