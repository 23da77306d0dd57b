package docket.benchmark.machine;

import com.fasterxml.jackson.databind.JsonNode;

/** Runs in a program of its own and does what the benchmark orders. Made once, with the program's arguments. */
public interface Worker extends AutoCloseable {

    /** Carries an order out; the answer is what Jackson makes of the object. */
    Object obey(JsonNode order) throws Exception;

    /** The port at which it serves, empty where it does not. */
    default String port() {
        return "";
    }
}
