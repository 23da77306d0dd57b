package docket.engine.proof;

import docket.engine.refusal.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the log is behind the order, on this node.
 *
 * @param signs whether this node is the one that signs
 * @param size of the newest checkpoint, in entries
 * @param unsigned entries that are numbered and under no checkpoint yet
 * @param oldestUnsignedSeconds for how long there are any
 * @param refused why nothing is signed, where a person has to do something about it
 * @param witnesses what is wrong with each, by its name; empty where it signs
 */
public record LogStanding(
        boolean signs,
        long size,
        long unsigned,
        double oldestUnsignedSeconds,
        @Nullable Refused refused,
        Map<String, String> witnesses) {}
