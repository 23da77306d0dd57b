package docket.engine.casefile.view;

import java.util.Set;

/** Who reads: a person with their groups of this moment, or someone who may read every case (auditors, administrators). */
public record Reader(String person, Set<String> groups, boolean readsAll) {

    /** A reader of every case. */
    public static Reader ofAll(String person) {
        return new Reader(person, Set.of(), true);
    }

    public boolean mayRead(CaseView view) {
        return readsAll
                || view.readers().users().contains(person)
                || groups.stream().anyMatch(view.readers().groups()::contains);
    }
}
