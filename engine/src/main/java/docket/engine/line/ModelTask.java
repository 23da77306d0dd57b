package docket.engine.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that a process draws itself, outside any approval line.
 *
 * @param user whose it is, or null where it is offered to groups
 * @param times how many people decide it, each once
 */
public record ModelTask(@Nullable String user, List<String> groups, int times) {

    public ModelTask {
        groups = List.copyOf(groups);
    }

    /** The ids of those who may decide it: the person's, or the groups'. */
    public List<String> addressees() {
        return user == null ? groups : List.of(user);
    }
}
