package docket.api.security.request;

import docket.api.problem.door.Answered;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Which requests a browser makes to show a page, as opposed to the calls of scripts, programs and stylesheets. */
public final class PageRequests {

    public static boolean isPage(HttpServletRequest request) {
        String path = RequestPath.of(request);
        boolean call = path.startsWith("/api/")
                || path.startsWith("/engine-rest/")
                || path.startsWith("/camunda/api/")
                || path.startsWith("/actuator/");
        return request.getMethod().equals("GET") && !call && Answered.acceptsHtml(request);
    }

    /** Remembers the page that was asked for, so that the login leads to it. */
    public static RequestCache cache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PageRequests::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private PageRequests() {}
}
