package docket.engine.training;

/** A newly trained model came into the store; from now on it is the current one of its name. */
public record ModelTrained(String name, int version, String sha256, String trainingDataSha256, String source) {}
