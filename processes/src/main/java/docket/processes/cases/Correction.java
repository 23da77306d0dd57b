package docket.processes.cases;

import docket.engine.money.Money;
import docket.processes.form.CaseForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a drafter corrects of a returned case; what is null stays as it is. */
public record Correction(
        @Nullable String title,
        @Nullable String kind,
        @Nullable String organization,
        @Nullable Money amount) {

    /** The corrected particulars, by the names that they have as fields of forms. */
    Map<String, Object> fields() {
        return CaseForm.fields(title, kind, organization, amount);
    }
}
