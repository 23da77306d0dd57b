package docket.processes.whatif;

import docket.engine.whatif.Question;

/**
 * What is put in the place of what was.
 *
 * @param what {@code model} or {@code authority}
 * @param name its name and version, or of what came as a file only what it says of itself
 * @param sha256 of its bytes
 */
public record Alternative(String what, String name, String sha256, Question question) {}
