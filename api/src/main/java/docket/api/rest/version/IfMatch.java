package docket.api.rest.version;

import docket.api.problem.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match} (RFC 9110, 13.1.1): the versions of which the caller saw one. */
public final class IfMatch {

    public static final String HEADER = "If-Match";

    private static final String ANY = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\"";
    private static final Pattern TAG = Pattern.compile(ANY);
    private static final Pattern TAGS = Pattern.compile("[\\s,]*+" + ANY + "(?:\\s*+,[\\s,]*+" + ANY + ")*+[\\s,]*+");

    /** An ETag of ours; compared strongly, so a weak one is none. */
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /**
     * The versions expected, or null where any will do. Tags that name no version match none.
     *
     * @throws docket.engine.refusal.Refused INVALID_REQUEST where it is no list of entity tags
     */
    public static @Nullable Set<Long> versions(HttpServletRequest request) {
        if (request.getHeader(HEADER) == null) {
            return null;
        }
        String header =
                String.join(",", Collections.list(request.getHeaders(HEADER))).strip();
        if (header.equals("*")) {
            return null;
        }
        if (!TAGS.matcher(header).matches()) {
            throw InvalidRequest.parameter(HEADER, "field.etag");
        }
        Set<Long> versions = new LinkedHashSet<>();
        for (Matcher tag = TAG.matcher(header); tag.find(); ) {
            Matcher version = VERSION.matcher(tag.group());
            if (version.matches()) {
                versions.add(Long.valueOf(version.group(1)));
            }
        }
        return versions;
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    private IfMatch() {}
}
