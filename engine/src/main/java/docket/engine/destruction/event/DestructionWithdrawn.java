package docket.engine.destruction.event;

/** A request for a destruction was taken back. */
public record DestructionWithdrawn(String destructionId, String withdrawnBy) {}
