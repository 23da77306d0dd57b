package docket.engine.casefile;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who acts, as the record needs to know them to judge whether they may: their id, the groups they are in at
 * this moment, and for whom they act if not for themselves. Made by the hooks from the authenticated person only.
 */
public record Officer(
        String person, Set<String> groups, @Nullable String actingFor) {}
