package docket.api.rest.page;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is the cursor of the page after it, null on the last one. */
public record Page<T>(
        List<T> items,

        @Schema(nullable = true, description = "The cursor of the next page, null on the last") @Nullable
        String next) {

    /** Of one item more than fits, the rest is another page. */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> item, Function<S, Object> cursor) {
        boolean more = found.size() > limit;
        List<S> shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(item).toList(),
                more ? cursor.apply(shown.get(shown.size() - 1)).toString() : null);
    }

    /** Of a page of the record, each item written for the web. */
    public static <S, T> Page<T> of(docket.engine.view.Page<S> found, Function<S, T> item) {
        return new Page<>(found.items().stream().map(item).toList(), found.next());
    }
}
