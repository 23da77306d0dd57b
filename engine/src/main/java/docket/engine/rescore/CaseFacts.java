package docket.engine.rescore;

import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.money.Money;
import docket.engine.scoring.Fact;
import docket.engine.scoring.FeatureSchema;
import docket.engine.store.StoredEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case as its round begins, folded from its own events up to then. Only what was known at the submission
 * is taken: the opening, corrections, revisions of the content, and the time and number of the round. A sealed content
 * field is personal and no fact.
 */
public final class CaseFacts {
    /** The types of event that say something about a submission. */
    public static final List<String> EVENT_TYPES =
            List.of("case-opened", "case-corrected", "content-revised", "case-resubmitted");

    private final ZoneId zone;
    private final Predicate<String> fields;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private String process = "";
    private Instant submittedAt = Instant.EPOCH;
    private int round;

    /** @param zone the agency's, in which a weekday and an hour are read */
    public CaseFacts(ZoneId zone) {
        this(zone, field -> true);
    }

    /** @param fields which fields of the content are taken */
    public CaseFacts(ZoneId zone, Predicate<String> fields) {
        this.zone = zone;
        this.fields = fields;
    }

    /** Takes the next event of the case; other types than {@link #EVENT_TYPES} say nothing here. */
    public void after(StoredEvent event) {
        if (!EVENT_TYPES.contains(event.type())) {
            return;
        }
        Object payload = event.event();
        if (payload instanceof CaseOpened opened) {
            process = opened.process();
            particulars(opened.particulars(), event);
            content(opened.content(), event);
            submitted(1, event);
        } else if (payload instanceof CaseCorrected corrected) {
            particulars(corrected.now(), event);
        } else if (payload instanceof ContentRevised revised) {
            content(revised.content(), event);
        } else if (payload instanceof CaseResubmitted resubmitted) {
            submitted(resubmitted.round(), event);
        }
    }

    public Map<String, Fact> facts() {
        return Map.copyOf(facts);
    }

    /** The process that the case went through; empty before the opening. */
    public String process() {
        return process;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** The round that the latest submission began; 0 before the opening. */
    public int round() {
        return round;
    }

    private void submitted(int newRound, StoredEvent event) {
        round = newRound;
        submittedAt = event.occurredAt();
        ZonedDateTime local = submittedAt.atZone(zone);
        put("round", Integer.toString(newRound), event);
        put("weekday", Integer.toString(local.getDayOfWeek().getValue()), event);
        put("hour", Integer.toString(local.getHour()), event);
    }

    private void particulars(Particulars now, StoredEvent event) {
        put("kind", now.kind(), event);
        put("organization", now.organization(), event);
        facts.keySet().removeIf(name -> name.startsWith(FeatureSchema.AMOUNT));
        Money amount = now.amount();
        if (amount != null) {
            put(FeatureSchema.AMOUNT + amount.currency().getCurrencyCode(), amount.toDecimal(), event);
        }
    }

    private void content(Map<String, Object> content, StoredEvent event) {
        facts.keySet().removeIf(FeatureSchema::isField);
        content.forEach((field, value) -> {
            if (FeatureSchema.isField(field) && fields.test(field)) {
                put(field, text(value), event);
            }
        });
    }

    private void put(String name, @Nullable String value, StoredEvent event) {
        facts.put(name, Fact.of(value, event.eventId()));
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof Collection) {
            return null;
        }
        return value instanceof Number number ? plain(new BigDecimal(number.toString())) : value.toString();
    }

    /** One way to write a number, so that it is the same feature however a form or a system wrote it. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
