package docket.api.problem.door;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** How an error is answered: by a page to whoever reads HTML, and by a problem to programs, at whatever address. */
public final class Answered {

    /** Whether the caller reads pages; those who take anything are programs, as every browser names HTML. */
    public static boolean byPage(HttpServletRequest request) {
        return !ApiPaths.isApi(request) && acceptsHtml(request);
    }

    public static boolean acceptsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private Answered() {}
}
