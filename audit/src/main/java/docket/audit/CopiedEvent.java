package docket.audit;

import docket.engine.order.EntrySums;
import docket.engine.store.CurrentEvents;
import docket.engine.store.copy.CopiedRows.Row;
import docket.engine.view.Projections.FoldedEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** A stored event as it was copied out. */
final class CopiedEvent {

    private static final int DAY = 10;
    private static final int SECOND = 19;
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_A_DAY = 86_400;

    /**
     * An event as it is folded.
     *
     * @param row as {@link EntrySums#EVENT} lays it out
     * @throws IOException where it cannot be read
     */
    static FoldedEvent event(Row row) throws IOException {
        String type = String.valueOf(row.text(EntrySums.TYPE));
        String revision = String.valueOf(row.text(EntrySums.REVISION));
        return new FoldedEvent(
                row.number(EntrySums.SEQUENCE),
                CurrentEvents.read(type, revision, row.view(EntrySums.PAYLOAD)),
                instant(String.valueOf(row.text(EntrySums.OCCURRED_AT))),
                new CopiedEnvelope(row.view(EntrySums.METADATA)));
    }

    /** The form in which times are stored is read digit by digit: the general parser costs as much as all of the rest. */
    static Instant instant(String time) {
        if (time.length() <= SECOND || !time.endsWith("Z") || time.charAt(4) != '-') {
            return Instant.parse(time);
        }
        long day = LocalDate.of(digits(time, 0, 4), digits(time, 5, 7), digits(time, 8, DAY))
                .toEpochDay();
        int end = time.length() - 1;
        long nanos = 0;
        for (int i = SECOND + 1; i <= SECOND + NANO_DIGITS; i++) {
            nanos = 10 * nanos + (i < end ? time.charAt(i) - '0' : 0);
        }
        long seconds = 3_600L * digits(time, 11, 13) + 60L * digits(time, 14, 16) + digits(time, 17, SECOND);
        return Instant.ofEpochSecond(day * SECONDS_A_DAY + seconds, nanos);
    }

    private static int digits(String time, int from, int to) {
        return Integer.parseInt(time, from, to, 10);
    }

    private CopiedEvent() {}
}
