package docket.api.rest.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Knows what people, groups and budget lines are called. */
public interface Calling {

    /** The names of those which it knows, by id, in the language. */
    Map<String, String> names(Collection<String> ids, Locale locale);
}
