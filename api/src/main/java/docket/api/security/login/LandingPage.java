package docket.api.security.login;

import docket.api.security.authentication.LoggedIn;
import docket.api.security.request.PageRequests;
import docket.engine.organization.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads to the page that was asked for, or to where this person's work is: auditors to their page, others to Tasklist. */
public final class LandingPage extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String AUDIT = "/audit";

    public LandingPage() {
        setRequestCache(PageRequests.cache());
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        return LoggedIn.current().map(LandingPage::of).orElse(TASKLIST);
    }

    static String of(Person person) {
        return person.onlyExamines() ? AUDIT : TASKLIST;
    }
}
