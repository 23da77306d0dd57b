package docket.engine;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches a refusal by its code, for Axon's fixtures. */
public final class Refusals {

    public static Matcher<Throwable> refused(RefusalCode code) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof Refused refused && refused.code() == code;
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("refused with ").appendValue(code);
            }
        };
    }

    private Refusals() {}
}
