package docket.engine.casefile;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.content.ContentRevised;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.text.Characters;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about, and what the machine advises on it. {@code version} counts from 1; {@code sequence} is that of
 * the event that the fields come from. {@code advice} is null where this content has no score. Immutable.
 */
record Content(
        Particulars particulars,
        Map<String, Object> fields,
        long sequence,
        int version,
        String hash,
        @Nullable Advice advice) {

    /** The content of a case that is not opened yet, or that was disposed of. */
    static final Content NONE = new Content(new Particulars("", "", "", null), Map.of(), 0, 0, "", null);

    /** @throws Refused FIELD_REQUIRED where the title is missing, INVALID_AMOUNT where the amount is below zero */
    static void check(Particulars particulars) {
        if (Characters.areBlank(particulars.title())) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "title");
        }
        if (particulars.amount() != null && particulars.amount().isNegative()) {
            throw new Refused(RequestRefusal.INVALID_AMOUNT, particulars.amount());
        }
    }

    /** Empty where nothing changes. */
    Optional<CaseCorrected> correct(String caseId, @Nullable Particulars now) {
        if (now == null) {
            return Optional.empty();
        }
        check(now);
        return now.equals(particulars) ? Optional.empty() : Optional.of(new CaseCorrected(caseId, particulars, now));
    }

    /** Empty where nothing changes. */
    Optional<ContentRevised> revise(String caseId, @Nullable Map<String, Object> now) {
        if (now == null) {
            return Optional.empty();
        }
        Map<String, Object> plain = PlainJson.of(now);
        String newHash = ContentHash.of(plain);
        return newHash.equals(hash)
                ? Optional.empty()
                : Optional.of(new ContentRevised(caseId, version + 1, plain, newHash));
    }

    /** @param at the event's sequence */
    Content after(CaseEvent event, long at) {
        if (event instanceof CaseOpened opened) {
            return new Content(opened.particulars(), opened.content(), at, 1, opened.contentHash(), null);
        }
        if (event instanceof CaseScored scored) {
            return new Content(
                    particulars, fields, sequence, version, hash, scored.score().advice());
        }
        if (event instanceof CaseCorrected corrected) {
            return new Content(corrected.now(), fields, sequence, version, hash, null);
        }
        if (event instanceof ContentRevised revised) {
            return new Content(particulars, revised.content(), at, revised.version(), revised.contentHash(), null);
        }
        return this;
    }
}
