package docket.engine.view;

import java.util.List;
import java.util.Map;

/**
 * Rows of a projection were not what their events say, and were made anew, in the transaction that stores this event.
 *
 * @param view {@code cases} or {@code budget-lines}
 * @param rows the names of what was shown otherwise, by the row's key
 */
public record ViewPutRight(String view, Map<String, List<String>> rows) {}
