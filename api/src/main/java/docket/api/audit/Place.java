package docket.api.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where on a case's page the reader is, and the way to its neighbours.
 *
 * @param at the version of the case whose state is shown; null for the latest
 * @param engine whether the engine's own transactions are listed
 * @param after the global index of the last event of the part before
 * @param from the version that the shown one is compared with; null for none
 */
public record Place(
        @Nullable Long at,
        boolean engine,
        long after,
        @Nullable Long from) {

    static final Place START = new Place(null, false, 0, null);

    /** With the state after another event. */
    public String showing(@Nullable Long version) {
        return new Place(version, engine, after, from).query();
    }

    /** With the engine's transactions, or without them; from the first event. */
    public String withEngine(boolean shown) {
        return new Place(at, shown, 0, from).query();
    }

    /** From another event on. */
    public String goingOn(long from) {
        return new Place(at, engine, from, this.from).query();
    }

    private String query() {
        return UriComponentsBuilder.newInstance()
                .queryParamIfPresent("at", Optional.ofNullable(at))
                .queryParamIfPresent("from", Optional.ofNullable(from))
                .queryParamIfPresent("engine", engine ? Optional.of(true) : Optional.empty())
                .queryParamIfPresent("after", after > 0 ? Optional.of(after) : Optional.empty())
                .toUriString();
    }
}
