package docket.api.rest.page;

import docket.api.problem.InvalidRequest;
import docket.engine.text.Characters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a caller says about a page. */
public final class Limits {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}-");
    private static final int MAX_TEXT = 300;

    /** How many items a page holds: 1 to {@code max}, {@code ifAbsent} where the caller does not say. */
    public static int limit(@Nullable Integer limit, int ifAbsent, int max) {
        if (limit == null) {
            return ifAbsent;
        }
        if (limit < 1 || limit > max) {
            throw InvalidRequest.parameter("limit", "field.range", 1, max);
        }
        return limit;
    }

    /** A cursor that is a place to go on from, and so not negative. */
    public static long place(@Nullable String cursor, long ifAbsent) {
        long place = number("cursor", cursor, ifAbsent);
        if (place < 0) {
            throw InvalidRequest.parameter("cursor", "field.cursor");
        }
        return place;
    }

    /** A parameter that is a number. */
    public static long number(String parameter, @Nullable String cursor, long ifAbsent) {
        if (cursor == null) {
            return ifAbsent;
        }
        if (!NUMBER.matcher(cursor).matches()) {
            throw InvalidRequest.parameter(parameter, "field.cursor");
        }
        return Long.parseLong(cursor);
    }

    /** A text to look for; null where it is absent or empty. */
    public static @Nullable String text(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (Characters.length(text) > MAX_TEXT) {
            throw InvalidRequest.parameter(parameter, "field.too-long", MAX_TEXT);
        }
        if (!Characters.areRecordable(text)) {
            throw InvalidRequest.parameter(parameter, "field.characters");
        }
        return text;
    }

    /**
     * A time of RFC 3339, whose year has four digits.
     *
     * @throws docket.engine.refusal.Refused INVALID_REQUEST with this text where it is none
     */
    public static Instant time(String parameter, String time, String textKey) {
        try {
            if (FOUR_DIGITS.matcher(time).lookingAt()) {
                // An offset's plus sign arrives as a space where the caller did not escape it.
                return OffsetDateTime.parse(time.replace(' ', '+')).toInstant();
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw InvalidRequest.parameter(parameter, textKey);
    }

    private Limits() {}
}
