package docket.api.page.audit;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where on a case's page the reader is, and the way to its neighbours.
 *
 * @param at the version of the case whose state is shown; null for the latest
 * @param from the version that the shown one is compared with; null for none
 * @param view how much of each event is shown
 * @param engine whether the engine's own transactions are listed
 * @param after the global index of the last event of the part before; null to list what is around the version shown
 */
public record TimelinePosition(
        @Nullable Long at,
        @Nullable Long from,
        View view,
        boolean engine,
        @Nullable Long after) {

    static final TimelinePosition START = new TimelinePosition(null, null, View.COMPACT, false, null);

    /** How much of each event is shown: a line, all in words, or all as it is stored. */
    public enum View {
        COMPACT,
        FULL,
        RAW;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static View of(@Nullable String code) {
            for (View view : values()) {
                if (view.code().equals(code)) {
                    return view;
                }
            }
            return COMPACT;
        }
    }

    /** With the state after another event. */
    public String showing(@Nullable Long version) {
        return new TimelinePosition(version, from, view, engine, after).query();
    }

    /** With the engine's transactions, or without them; from the first event. */
    public String withEngine(boolean shown) {
        return new TimelinePosition(at, from, view, shown, null).query();
    }

    /** With more or less of each event. */
    public String seen(View other) {
        return new TimelinePosition(at, from, other, engine, after).query();
    }

    /** From another event on. */
    public String goingOn(long other) {
        return new TimelinePosition(at, from, view, engine, other).query();
    }

    private String query() {
        return UriComponentsBuilder.newInstance()
                .queryParamIfPresent("at", Optional.ofNullable(at))
                .queryParamIfPresent("from", Optional.ofNullable(from))
                .queryParamIfPresent("view", view == View.COMPACT ? Optional.empty() : Optional.of(view.code()))
                .queryParamIfPresent("engine", engine ? Optional.of(true) : Optional.empty())
                .queryParamIfPresent("after", Optional.ofNullable(after))
                .toUriString();
    }
}
