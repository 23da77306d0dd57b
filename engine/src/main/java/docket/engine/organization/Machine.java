package docket.engine.organization;

/** A program that acts on nobody's word. */
public record Machine(String name, String version) implements Actor {}
