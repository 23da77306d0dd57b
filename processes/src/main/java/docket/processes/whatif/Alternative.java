package docket.processes.whatif;

import docket.engine.whatif.Question;

/**
 * A model or an authority table that is put in the place of the recorded one.
 *
 * @param what {@code model} or {@code authority}
 * @param name its name and version; where it came as a file, only the name that it gives itself
 * @param sha256 of its bytes
 */
public record Alternative(String what, String name, String sha256, Question question) {}
