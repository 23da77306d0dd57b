package docket.engine.casefile.view;

import docket.engine.casefile.view.CaseView.Stamp;
import docket.engine.line.LineStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists and sets of a view; those that nothing is added to stay the same objects. */
final class Parts {

    static List<Stamp> stamps(List<LineStep> line) {
        List<Stamp> stamps = new ArrayList<>();
        line.forEach(step -> stamps.add(Stamp.of(stamps.size(), step)));
        return stamps;
    }

    static List<String> named(List<LineStep> line, Function<LineStep, @Nullable String> name) {
        return line.stream().map(name).filter(Objects::nonNull).toList();
    }

    static <T> List<T> appended(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }

    static SortedSet<String> with(SortedSet<String> set, Collection<String> more) {
        if (set.containsAll(more)) {
            return set;
        }
        SortedSet<String> larger = new TreeSet<>(set);
        larger.addAll(more);
        return Collections.unmodifiableSortedSet(larger);
    }

    private Parts() {}
}
