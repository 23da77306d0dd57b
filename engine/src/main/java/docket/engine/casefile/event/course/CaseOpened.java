package docket.engine.casefile.event.course;

import docket.engine.casefile.event.Particulars;
import docket.engine.line.LineStep;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case was opened. {@code content} holds the fields of the form, personal ones sealed; {@code contentHash} is the SHA-256 (hex) of its canonical form. {@code requestedLine} is empty where the authority table makes the line. {@code mode} is {@code bound} or {@code discretionary}. */
public record CaseOpened(
        String caseId,
        String process,
        String title,
        String kind,
        String organization,
        @Nullable Money amount,
        String drafter,
        Map<String, Object> content,
        String contentHash,
        List<LineStep> requestedLine,
        String mode,
        String retentionClass)
        implements CourseEvent {

    public Particulars particulars() {
        return new Particulars(title, kind, organization, amount);
    }
}
