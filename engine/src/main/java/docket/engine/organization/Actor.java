package docket.engine.organization;

/** Who acts: a person by id, or the machine by name and version. */
public sealed interface Actor permits Person, Machine {}
