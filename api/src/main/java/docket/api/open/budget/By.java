package docket.api.open.budget;

import docket.api.problem.InvalidRequest;
import docket.engine.budget.sum.PublicLine;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What lines are summed by. */
enum By {
    PROGRAM(PublicLine::program),
    ORGANIZATION(PublicLine::organization),
    ITEM(PublicLine::item),
    SOURCE(PublicLine::source);

    private final Function<PublicLine, @Nullable String> key;

    By(Function<PublicLine, @Nullable String> key) {
        this.key = key;
    }

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where it is none; by program where it is absent */
    static By named(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PROGRAM;
        }
        for (By by : values()) {
            if (by.code().equals(text)) {
                return by;
            }
        }
        throw InvalidRequest.parameter("by", "field.choice", "program, organization, item, source");
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field by which the glossary calls it. */
    public String field() {
        return this == SOURCE ? "fundSource" : code();
    }

    String of(PublicLine line) {
        return Objects.requireNonNullElse(key.apply(line), "");
    }
}
