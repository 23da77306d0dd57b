package docket.engine.unit;

import java.util.Set;

/** Who acts: a person by id, or the machine by name and version. */
public sealed interface Actor {

    /** A person with the groups they are in at this moment. */
    record Person(String id, Set<String> groups) implements Actor {}

    /** A program that acts on nobody's word. */
    record Machine(String name, String version) implements Actor {}
}
