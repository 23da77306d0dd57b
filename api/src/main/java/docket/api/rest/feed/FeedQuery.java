package docket.api.rest.feed;

import docket.api.problem.InvalidRequest;
import docket.api.rest.page.Limits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which events are read: those after an index, of one type or all, of one case or all.
 *
 * @param types which ones are sent of those that are read; null for all, which only some people may see
 * @param lines whose events alone are sent; null for those of all streams
 */
record FeedQuery(
        long after,
        @Nullable String type,
        @Nullable String caseId,
        @Nullable Set<String> types,
        @Nullable Set<String> lines) {

    /** The index before the first event, whose index is 0. */
    static final long BEFORE_ALL = -1;

    static FeedQuery of(@Nullable String after, @Nullable String type, @Nullable String caseId) {
        return of("after", after, type, caseId);
    }

    static FeedQuery of(String parameter, @Nullable String after, @Nullable String type, @Nullable String caseId) {
        if (after != null && after.startsWith("-") && !after.equals(String.valueOf(BEFORE_ALL))) {
            throw InvalidRequest.parameter(parameter, "field.cursor");
        }
        return new FeedQuery(
                Limits.number(parameter, after, BEFORE_ALL),
                Limits.text("type", type),
                Limits.text("case", caseId),
                null,
                null);
    }

    boolean wants(Frame found) {
        return (type == null || type.equals(found.type()))
                && (types == null || types.contains(found.type()))
                && (lines == null || lines.contains(found.stream()));
    }

    FeedQuery from(long index) {
        return new FeedQuery(index, type, caseId, types, lines);
    }
}
