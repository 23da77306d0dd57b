package docket.api.audit;

import docket.engine.casefile.CaseState;
import docket.engine.view.CaseViews;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Which cases are looked for; an empty field asks for nothing. {@code q} is a number, a title or an id, or a part. */
public record Question(
        @Nullable String q,
        @Nullable String drafter,
        @Nullable String state,
        @Nullable String process,
        @Nullable String cursor) {

    CaseViews.Search search(int limit) {
        return new CaseViews.Search(knownState(), given(process), given(drafter), given(q), given(cursor), limit);
    }

    /** The same question, answered from there on; null for the newest. */
    public String from(@Nullable String other) {
        return UriComponentsBuilder.newInstance()
                .queryParamIfPresent("q", Optional.ofNullable(given(q)))
                .queryParamIfPresent("drafter", Optional.ofNullable(given(drafter)))
                .queryParamIfPresent("state", Optional.ofNullable(given(state)))
                .queryParamIfPresent("process", Optional.ofNullable(given(process)))
                .queryParamIfPresent("cursor", Optional.ofNullable(other))
                .encode()
                .toUriString();
    }

    /** What was asked for, by the fields' names; empty ones are left out. */
    Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>();
        put(asked, "q", q);
        put(asked, "drafter", drafter);
        put(asked, "state", state);
        put(asked, "process", process);
        return asked;
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        String given = given(value);
        if (given != null) {
            asked.put(name, given);
        }
    }

    private @Nullable CaseState knownState() {
        return Arrays.stream(CaseState.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String given(@Nullable String text) {
        return StringUtils.hasText(text) ? text.strip().replace("\0", "") : null;
    }
}
