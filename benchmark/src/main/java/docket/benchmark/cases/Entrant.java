package docket.benchmark.cases;

/**
 * A contestant in a field.
 *
 * @param label as the report names it
 * @param records what it records of a case
 */
enum Entrant {
    DOCKET(
            "Docket",
            "every act as an event with who, in which right, by which door, for which request: opened with its content,"
                    + " scored with model, inputs and reasons, offered, decided with opinion, closed with a hash of what"
                    + " precedes it; all that the engine did in each transaction; a searchable view; an entry with its"
                    + " hash for each event in one order without gaps"),
    DOCKET_REST("Docket, REST", "the same; beside it a password check and a fresh look at the groups for each request"),
    CAMUNDA_FULL(
            "Camunda FULL",
            "Camunda 7.24.0's history FULL: instance, activities, task, each variable and its changes, job log,"
                    + " identity links, operation log"),
    CAMUNDA_NONE("Camunda NONE", "nothing: Camunda 7.24.0 without history"),
    FLOWABLE_FULL(
            "Flowable FULL",
            "Flowable 8.0.0's history FULL: instance, activities, task, each variable and its changes, identity links");

    final String label;
    final String records;

    Entrant(String label, String records) {
        this.label = label;
        this.records = records;
    }

    /** The name that options and files use, e.g. {@code camunda-full}. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
