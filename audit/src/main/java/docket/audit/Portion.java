package docket.audit;

import docket.audit.EventPass.Kind;
import docket.audit.EventPass.Stream;
import docket.engine.store.copy.CopiedRows.Row;
import docket.engine.view.Projected;
import docket.engine.view.Projections.FoldedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of one stream that follow each other, and the row that came along with them.
 *
 * @param failure why they cannot be read; null where they can
 * @param shown null where no row came along
 */
record Portion(
        Kind kind,
        String stream,
        List<FoldedEvent> events,
        @Nullable String failure,
        @Nullable Row shown) {

    /** A stream, folded portion by portion. Not thread-safe. */
    static final class Fold {

        private final Kind kind;
        private final String stream;
        private final Projected<?>.Fold fold;
        private @Nullable String failure;

        Fold(Portion first) {
            this.kind = first.kind();
            this.stream = first.stream();
            this.fold = first.kind().view().fold(stream);
            take(first);
        }

        boolean isOf(Portion portion) {
            return kind == portion.kind() && stream.equals(portion.stream());
        }

        void take(Portion portion) {
            if (portion.shown() != null) {
                fold.shown(portion.shown());
            }
            if (failure == null) {
                failure = portion.failure();
            }
            if (failure == null) {
                try {
                    portion.events().forEach(fold::next);
                } catch (RuntimeException e) {
                    failure = because(e);
                }
            }
        }

        /** Ends the stream after its last portion, and tells what is wrong with it. */
        void end(List<String> findings, List<Stream> notShown) {
            String name = kind.name() + " " + stream;
            if (fold.isShown()) {
                kind.shown().increment();
            }
            if (failure == null && fold.isShown()) {
                List<String> differing = differences();
                if (!differing.isEmpty()) {
                    findings.add(Fsck.shownOtherwise(name, differing));
                }
            }
            if (failure != null) {
                findings.add("making " + name + " again from its events is not possible: " + failure);
            } else if (!fold.isShown()) {
                notShown.add(new Stream(kind, stream));
            }
            fold.leftOpen().forEach(task -> findings.add(RecordRules.OPEN_TASK + task));
        }

        private List<String> differences() {
            try {
                return fold.differences();
            } catch (RuntimeException e) {
                failure = because(e);
                return List.of();
            }
        }
    }

    /** The message of the failure's innermost cause. */
    static String because(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
