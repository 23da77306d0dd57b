package docket.api.cases;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseViews;
import docket.engine.text.Characters;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which of one's own cases are looked for; an empty field asks for nothing. {@code q} is a part of the number, the title
 * or the id; {@code whose} is {@code drafted} for those that one drafted oneself.
 */
public record OwnCases(
        @Nullable String q,
        @Nullable String state,
        @Nullable String whose,
        @Nullable String cursor) {

    private static final int LONGEST = 300;

    CaseViews.Search search(String person, int limit) {
        CaseState asked = Arrays.stream(CaseState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
        return new CaseViews.Search(asked, null, isDrafted() ? person : null, given(q), given(cursor), limit);
    }

    /** The same question, answered from there on; null for the newest. */
    public String from(@Nullable String other) {
        return UriComponentsBuilder.newInstance()
                .queryParamIfPresent("q", Optional.ofNullable(given(q)))
                .queryParamIfPresent("state", Optional.ofNullable(given(state)))
                .queryParamIfPresent("whose", Optional.ofNullable(given(whose)))
                .queryParamIfPresent("cursor", Optional.ofNullable(other))
                .encode()
                .toUriString();
    }

    /** Whether anything is asked for. */
    public boolean isNarrow() {
        return given(q) != null || given(state) != null || isDrafted();
    }

    public boolean isDrafted() {
        return "drafted".equals(whose);
    }

    private static @Nullable String given(@Nullable String text) {
        if (!StringUtils.hasText(text)) {
            return null;
        }
        return Characters.cut(text.strip(), LONGEST);
    }
}
