package docket.engine.refusal;

import java.util.Collection;
import java.util.List;

/**
 * A person or a group that a refusal speaks of, by id: the record knows no names. A door that knows them says the name
 * instead.
 */
public record Who(String id) {

    public static List<Who> all(Collection<String> ids) {
        return ids.stream().map(Who::new).toList();
    }
}
