package docket.engine.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However long the record is, an export holds a page of it. */
class BoundedExportTest {

    private static final int PAGE = 200;
    private static final int PAGES = 100;
    private static final byte[] SALT = new byte[32];

    /** Remembers each event that it handed out, as long as somebody else holds it. */
    private static final class Watched implements ExportedEvents {

        private final List<WeakReference<ExportedEvent>> handedOut = new ArrayList<>();
        private long most;

        @Override
        public List<ExportedEvent> page(Walk walk, @Nullable ExportedEvent after) {
            long first = after == null ? 0 : after.logIndex() + 1;
            if (first % (10L * PAGE) == 0) {
                System.gc();
                most = Math.max(most, held());
            }
            List<ExportedEvent> page = new ArrayList<>();
            for (long index = first; index < Math.min(first + PAGE, PAGES * PAGE); index++) {
                ExportedEvent event = event(index);
                page.add(event);
                handedOut.add(new WeakReference<>(event));
            }
            return page;
        }

        long held() {
            return handedOut.stream().filter(one -> one.get() != null).count();
        }

        private static ExportedEvent event(long index) {
            String caseId = "case-" + index / 10;
            boolean first = index % 10 == 0;
            String payload = "{\"caseId\":\"" + caseId + "\",\"title\":\"Roof\",\"drafter\":\"kim\"}";
            return new ExportedEvent(
                    index,
                    "docket-entry/v1\n",
                    "event-" + index,
                    caseId,
                    index % 10,
                    first ? "case-opened" : "step-claimed",
                    "1",
                    "2026-07-01T09:00:00Z",
                    payload.getBytes(UTF_8),
                    "{\"person\":\"kim\"}".getBytes(UTF_8),
                    SALT,
                    SALT);
        }
    }

    /** Writes all of it to nowhere. */
    private interface Writing {
        void write(String checkpoint, ExportedEvents events, OutputStream out) throws IOException;
    }

    @Test
    void no_format_holds_more_than_a_page() throws IOException {
        List<Writing> formats = List.of(
                new JsonLines(index -> List.of(SALT))::write, new Ocel()::write, new Xes()::write, new Csv()::write);
        for (Writing format : formats) {
            Watched events = new Watched();
            Counted out = new Counted();
            format.write("checkpoint", events, out);

            assertThat(out.bytes).isGreaterThan(50L * PAGES * PAGE);
            assertThat(events.handedOut).hasSizeGreaterThanOrEqualTo(PAGES * PAGE);
            assertThat(events.most).isLessThanOrEqualTo(2 * PAGE);
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) {
            bytes += length;
        }
    }
}
