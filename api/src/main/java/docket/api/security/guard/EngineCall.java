package docket.api.security.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call to one of the engine's doors is about, by the segments of its path behind the door. */
record EngineCall(List<String> segments) {

    /**
     * Takes the door off the path: {@code /engine-rest/task/7/comment/create},
     * {@code /engine-rest/engine/default/task/…} and {@code /camunda/api/engine/engine/default/task/…} are the same call.
     */
    static EngineCall of(String path) {
        List<String> segments = List.of(path.split("/")).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
        int door = segments.get(0).equals("camunda") ? 2 : 1;
        if (segments.get(0).equals("camunda")
                && segments.size() > 2
                && segments.get(2).equals("engine")) {
            door = 3;
        }
        List<String> call = segments.subList(Math.min(door, segments.size()), segments.size());
        boolean namesEngine = call.size() > 1 && call.get(0).equals("engine");
        return new EngineCall(namesEngine ? call.subList(2, call.size()) : call);
    }

    boolean isDeployment() {
        return startsWith("deployment");
    }

    boolean isAboutCommentsOrAttachments() {
        return segments.size() > 2
                && (segments.get(2).equals("comment") || segments.get(2).equals("attachment"));
    }

    /** Of a tenant itself, or of what belongs to one. */
    boolean isAboutTenants() {
        return startsWith("tenant") || segments.contains("tenant-id");
    }

    /** Deploying and telemetry change what everybody runs; verifying a password lets its caller guess. */
    boolean isForAdministrators() {
        return isDeployment() || startsWith("telemetry") || startsWith("identity") && endsWith("verify");
    }

    /** The webapps' own login would let passwords be guessed behind the throttle of the real one. */
    boolean isLogin() {
        return segments.size() > 4
                && startsWith("admin")
                && segments.get(1).equals("auth")
                && segments.get(4).equals("login");
    }

    /** Of one running process or of many. */
    boolean isModification() {
        return startsWith("modification")
                || startsWith("process-instance")
                        && segments.size() > 2
                        && segments.get(2).startsWith("modification");
    }

    /**
     * Jobs and incidents, which the engine shows to everybody where they belong to no process of its own, and what only
     * Cockpit asks for: its own queries count and list what their caller may not read.
     */
    boolean isAboutTheMachine() {
        return startsWith("job") || startsWith("incident") || startsWith("cockpit");
    }

    /** What only Admin asks for; who is logged in is asked by all the webapps. */
    boolean isAboutAdministration() {
        return startsWith("admin") && segments.size() > 1 && !segments.get(1).equals("auth");
    }

    /** The engine's own counts, which it is told not to keep. */
    boolean isAboutMetrics() {
        return startsWith("metrics") || startsWith("admin") && segments.contains("metrics");
    }

    /** A worker's wait for tasks, which the webapps' door cannot hold. */
    boolean isFetch() {
        return startsWith("external-task") && endsWith("fetchAndLock");
    }

    /** Of a process that is over. */
    boolean isRestart() {
        return startsWith("process-definition")
                && segments.get(segments.size() - 1).startsWith("restart");
    }

    /** Whose name or which group's is written, which the body has to say again; null where none is. */
    @Nullable
    String renamed(String method) {
        if (segments.size() == 3 && startsWith("user") && endsWith("profile")) {
            return lastButOne();
        }
        return method.equals("PUT") && segments.size() == 2 && startsWith("group") ? segments.get(1) : null;
    }

    /** Of a person's password. */
    boolean isCredentials() {
        return segments.size() == 3 && startsWith("user") && endsWith("credentials");
    }

    String lastButOne() {
        return segments.size() > 1 ? segments.get(segments.size() - 2) : "";
    }

    private boolean endsWith(String action) {
        return segments.get(segments.size() - 1).equals(action);
    }

    private boolean startsWith(String resource) {
        return !segments.isEmpty() && segments.get(0).equals(resource);
    }
}
