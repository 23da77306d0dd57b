package docket.audit;

import docket.audit.EventPass.Batch;
import docket.audit.EventPass.Checked;
import docket.audit.EventPass.Kind;
import docket.audit.EventPass.Stream;
import docket.engine.order.EntrySums;
import docket.engine.store.copy.CopiedRows.Row;
import docket.engine.view.Projections.FoldedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the events of one batch, and folds the streams that are whole in it. Used once. */
final class BatchCheck {

    private final List<Kind> kinds;
    private final EventRules rules;
    private final EntrySums.Part sums;
    private final List<String> findings = new ArrayList<>();
    private final List<Stream> notShown = new ArrayList<>();
    private final List<Portion> straddling = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();

    /**
     * Events of one stream that are next to each other, and whether the stream may have begun before, or go on
     * afterwards.
     */
    private static final class Stretch {
        final Kind kind;
        final String stream;
        final boolean begunBefore;
        boolean goesOn;
        final List<FoldedEvent> events = new ArrayList<>();

        @Nullable
        Row shown;

        @Nullable
        String failure;

        Stretch(Kind kind, String stream, boolean begunBefore) {
            this.kind = kind;
            this.stream = stream;
            this.begunBefore = begunBefore;
        }

        void take(Row row) {
            try {
                events.add(CopiedEvent.event(row));
            } catch (IOException | RuntimeException e) {
                failure = failure == null ? Portion.because(e) : failure;
            }
        }
    }

    BatchCheck(List<Kind> kinds, EventRules rules, EntrySums.Part sums) {
        this.kinds = kinds;
        this.rules = rules;
        this.sums = sums;
    }

    Checked check(Batch batch) {
        Row row = new Row();
        Row earlierRow = new Row();
        @Nullable Row before = batch.before() == null ? null : earlierRow.of(batch.before());
        @Nullable Stretch current = null;
        for (byte[] bytes : batch.rows()) {
            row.of(bytes);
            sums.event(row);
            rules.check(row, before, findings);
            current = stretch(row, before, current);
            Row spare = before == null ? earlierRow : before;
            before = row;
            row = spare;
        }
        if (current != null) {
            current.goesOn = true;
        }
        stretches.forEach(this::take);
        return new Checked(batch.rows().size(), findings, notShown, straddling);
    }

    private @Nullable Stretch stretch(Row row, @Nullable Row before, @Nullable Stretch last) {
        boolean ofSameStream = before != null && row.same(EntrySums.STREAM, before);
        @Nullable Stretch current = ofSameStream ? last : null;
        for (Kind kind : kinds) {
            if (row.is(EntrySums.STREAM_TYPE, kind.streamType())) {
                if (current == null) {
                    current = new Stretch(kind, String.valueOf(row.text(EntrySums.STREAM)), ofSameStream);
                    stretches.add(current);
                }
                if (current.kind == kind) {
                    current.take(row);
                }
            }
            if (current != null && current.kind == kind && !row.isNull(kind.column())) {
                current.shown = row.part(kind.column(), kind.view().columns().size());
            }
        }
        return current;
    }

    private void take(Stretch stretch) {
        Portion portion = new Portion(stretch.kind, stretch.stream, stretch.events, stretch.failure, stretch.shown);
        if (stretch.begunBefore || stretch.goesOn) {
            straddling.add(portion);
        } else {
            new Portion.Fold(portion).end(findings, notShown);
        }
    }
}
