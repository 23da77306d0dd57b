package docket.engine.casefile.view;

import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.unit.Where;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By which process a case is decided, and how it is kept. It never changes. */
public record Terms(
        String process,
        String mode,
        String retentionClass,
        @Nullable String confidentiality) {

    static final Terms NONE = new Terms("", "", "", null);

    static Terms of(CaseOpened event, Map<String, ?> envelope) {
        boolean confidential = Where.CONFIDENTIAL.equals(envelope.get("confidentiality"));
        return new Terms(
                event.process(), event.mode(), event.retentionClass(), confidential ? Where.CONFIDENTIAL : null);
    }
}
