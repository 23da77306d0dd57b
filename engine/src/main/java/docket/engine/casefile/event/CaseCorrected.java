package docket.engine.casefile.event;

import docket.engine.casefile.Particulars;
import docket.engine.money.Money;
import org.jspecify.annotations.Nullable;

/** The drafter corrected what a returned case is about; each field as it is now. Earlier scores no longer count. */
public record CaseCorrected(
        String caseId,
        String title,
        String kind,
        String organization,
        @Nullable Money amount) {

    public Particulars particulars() {
        return new Particulars(title, kind, organization, amount);
    }
}
