package docket.api.rest.caller;

import docket.api.rest.problem.InvalidRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match}: the version that the caller saw. */
public final class IfMatch {

    public static final String HEADER = "If-Match";

    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,15})\"");

    /**
     * The version expected, or null where any will do.
     *
     * @throws docket.engine.refusal.Refused INVALID_REQUEST where it is no ETag of ours
     */
    public static @Nullable Long version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw InvalidRequest.parameter(HEADER, "field.etag");
        }
        return Long.valueOf(etag.group(1));
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    private IfMatch() {}
}
