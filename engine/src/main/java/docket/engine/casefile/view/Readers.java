package docket.engine.casefile.view;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepClaimed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.LineStep;
import docket.engine.organization.Person;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The people who may read a case: its drafter and all who are or were on its line or had a task of it. */
public record Readers(SortedSet<String> users, SortedSet<String> groups) {

    static final Readers NONE = new Readers(Collections.emptySortedSet(), Collections.emptySortedSet());

    boolean include(Person person) {
        return users.contains(person.id()) || person.groups().stream().anyMatch(groups::contains);
    }

    Readers after(CaseEvent event) {
        if (event instanceof CaseOpened opened) {
            return with(opened.drafter()).with(opened.requestedLine());
        }
        if (event instanceof AuthorityResolved resolved) {
            return with(resolved.line());
        }
        if (event instanceof CaseResubmitted resubmitted) {
            return with(resubmitted.requestedLine());
        }
        if (event instanceof StepOffered offered) {
            return new Readers(with(users, listed(offered.user())), with(groups, offered.groups()));
        }
        if (event instanceof StepClaimed claimed) {
            return with(claimed.person());
        }
        if (event instanceof StepDelegated delegated) {
            return with(delegated.to());
        }
        return event instanceof StepDecided decided ? with(decided.person()) : this;
    }

    private Readers with(String person) {
        return new Readers(with(users, List.of(person)), groups);
    }

    private Readers with(List<LineStep> line) {
        return new Readers(with(users, named(line, LineStep::user)), with(groups, named(line, LineStep::group)));
    }

    private static List<String> listed(@Nullable String person) {
        return person == null ? List.of() : List.of(person);
    }

    private static List<String> named(List<LineStep> line, Function<LineStep, @Nullable String> name) {
        return line.stream().map(name).filter(Objects::nonNull).toList();
    }

    private static SortedSet<String> with(SortedSet<String> set, Collection<String> added) {
        if (set.containsAll(added)) {
            return set;
        }
        SortedSet<String> larger = new TreeSet<>(set);
        larger.addAll(added);
        return Collections.unmodifiableSortedSet(larger);
    }
}
