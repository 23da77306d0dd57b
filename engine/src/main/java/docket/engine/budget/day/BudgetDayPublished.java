package docket.engine.budget.day;

import java.util.List;

/**
 * A day is over, and this is what the budget was at its end. There is nothing in it that anybody may not know: it is
 * given out to the byte, with its salt, so that everybody can hold it against the log.
 *
 * @param day such as {@code 2026-03-02}, in the zone
 * @param zone the agency's, which says when the day ended
 * @param upTo the last log index that was looked at; what happened on the day and was recorded later counts to the next
 */
public record BudgetDayPublished(String day, String zone, long upTo, List<DaySum> trees) {}
