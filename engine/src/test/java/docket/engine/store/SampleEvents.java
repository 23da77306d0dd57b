package docket.engine.store;

import java.util.List;

/**
 * One event of every type of a subject, with every field set and text that JSON has to escape. It stands in the package
 * of the subject's {@link RecordedEvents}, under its name: {@code RecordedLineSamples}.
 */
public interface SampleEvents {

    List<Object> all();
}
