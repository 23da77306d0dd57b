package docket.audit;

import docket.audit.EventPass.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds streams that begin in one batch and go on in the next ones. Not thread-safe. */
final class StraddlingStreams {

    private final List<String> findings;
    private final List<Stream> notShown;
    private Portion.@Nullable Fold open;

    StraddlingStreams(List<String> findings, List<Stream> notShown) {
        this.findings = findings;
        this.notShown = notShown;
    }

    /** Takes the next portion; they come in their order. */
    void take(Portion portion) {
        if (open != null && open.isOf(portion)) {
            open.take(portion);
        } else {
            end();
            open = new Portion.Fold(portion);
        }
    }

    void end() {
        if (open != null) {
            open.end(findings, notShown);
        }
        open = null;
    }
}
