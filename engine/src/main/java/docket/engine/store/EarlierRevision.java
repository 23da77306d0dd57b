package docket.engine.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * How the payload of an event of an earlier revision becomes one of the next.
 *
 * @param type the event's stored name
 * @param revision the earlier one
 * @param next the following one, which may be an earlier one itself
 * @param change makes the payload into what the next revision would have stored; it is a copy
 */
public record EarlierRevision(String type, String revision, String next, Consumer<ObjectNode> change) {}
