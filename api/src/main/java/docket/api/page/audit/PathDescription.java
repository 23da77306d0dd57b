package docket.api.page.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way that a case took, to be told in words.
 *
 * @param through the activities, in the order in which the case first came there
 * @param times how often it came there
 * @param here the activities in which it is now
 * @param first its stays in activities from the first on, all of them unless there are very many
 * @param left how many stays are left out after those
 * @param last the last stays, where some are left out
 */
public record PathDescription(
        Set<String> through,
        Map<String, Long> times,
        Set<String> here,
        List<ProcessPath.Visit> first,
        int left,
        List<ProcessPath.Visit> last) {

    private static final int MOST = 200;
    private static final int EITHER_END = 50;

    static PathDescription of(ProcessPath path) {
        List<ProcessPath.Visit> visits = path.visits();
        int all = visits.size();
        Set<String> through = new LinkedHashSet<>();
        visits.forEach(visit -> through.add(visit.activity()));
        boolean isShort = all <= MOST;
        return new PathDescription(
                through,
                path.times(),
                path.here(),
                isShort ? visits : visits.subList(0, EITHER_END),
                isShort ? 0 : all - 2 * EITHER_END,
                isShort ? List.of() : visits.subList(all - EITHER_END, all));
    }
}
