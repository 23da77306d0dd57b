package docket.engine.organization;

import java.util.Map;
import java.util.Set;

/**
 * The people and groups that an approval line names, as they are at this moment.
 *
 * @param members by the id of each group that exists, without auditors, who decide nothing; of a large group as many as
 *     the line has steps, and one more
 * @param groups the groups of each person who exists, by the person's id
 */
public record Staff(Map<String, Set<String>> members, Map<String, Set<String>> groups) {

    /** The staff where nobody was asked who there is. */
    public static final Staff UNKNOWN = new Staff(Map.of(), Map.of());

    public Staff {
        members = Map.copyOf(members);
        groups = Map.copyOf(groups);
    }

    public boolean hasGroup(String group) {
        return members.containsKey(group);
    }

    public boolean hasPerson(String person) {
        return groups.containsKey(person);
    }

    /** The members of the group; nobody where there is no such group. */
    public Set<String> membersOf(String group) {
        return members.getOrDefault(group, Set.of());
    }

    /** In no group where there is no such person. */
    public Person person(String id) {
        return new Person(id, groups.getOrDefault(id, Set.of()));
    }
}
