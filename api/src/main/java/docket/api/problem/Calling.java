package docket.api.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Knows what people and groups are called. */
public interface Calling {

    /** The names of those whom it knows, by id, in the language. */
    Map<String, String> names(Collection<String> ids, Locale locale);
}
