package docket.engine.casefile.event;

import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** What a case is about, besides its content: the fields that every case has. */
public record Particulars(
        String title,
        String kind,
        String organization,
        @Nullable Money amount) {}
