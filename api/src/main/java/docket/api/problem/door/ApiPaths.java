package docket.api.problem.door;

import docket.api.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;

/** Which requests are answered by the REST contract: its errors are problems, never pages. */
public final class ApiPaths {

    public static final String BASE = "/api";

    public static boolean isApi(HttpServletRequest request) {
        String path = Problems.path(request);
        return path.equals(BASE) || path.startsWith(BASE + "/");
    }

    private ApiPaths() {}
}
