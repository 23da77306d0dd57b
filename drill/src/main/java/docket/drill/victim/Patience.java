package docket.drill.victim;

import org.springframework.jdbc.core.JdbcTemplate;

/** Asks the database again and again until it says yes. */
public final class Patience {

    private static final long PAUSE_MILLIS = 5;

    private Patience() {}

    /**
     * Waits until the question is true.
     *
     * @param question a query that answers true or false
     * @return whether it came true in time
     */
    public static boolean until(JdbcTemplate sql, long millis, String question, Object... values)
            throws InterruptedException {
        long giveUp = System.nanoTime() + millis * 1_000_000;
        while (!Boolean.TRUE.equals(sql.queryForObject(question, Boolean.class, values))) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
