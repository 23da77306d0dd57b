package docket.engine.planted;

import jakarta.servlet.http.HttpServletRequest;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class KnowsTheWeb {
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
