package docket.engine.proof.witness;

import docket.engine.proof.refusal.LogRefusal;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** One witness. Where it does not answer, it is asked again after half a minute. Not thread-safe. */
final class WitnessClient {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int COSIGNED = 200;
    private static final int OTHER_SIZE = 409;
    private static final int NOT_CONSISTENT = 422;
    private static final int MOST_SIZES = 3;

    private final String name;
    private final WitnessKey key;
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private long seen;
    private long notBefore = System.nanoTime();
    private volatile String trouble = "";

    /** @param prefix of its address, as in a policy */
    WitnessClient(String name, WitnessKey key, String prefix) {
        this.name = name;
        this.key = key;
        this.address = URI.create(prefix.replaceAll("/+$", "") + "/add-checkpoint");
    }

    String name() {
        return name;
    }

    /** What is wrong with the witness; empty where it signs. */
    String trouble() {
        return trouble;
    }

    boolean signed(String note) {
        return key.isUnder(note);
    }

    boolean isToBeAsked(String note) {
        return !signed(note) && System.nanoTime() - notBefore >= 0;
    }

    /** @throws Refused LOG_FORK where it saw another history, or a longer one */
    Optional<String> cosign(long size, String note, Cosigners.Consistency consistency) throws IOException {
        try {
            for (int tries = 0; tries < MOST_SIZES; tries++) {
                HttpResponse<String> answer = ask(note, consistency);
                if (answer.statusCode() == COSIGNED) {
                    return accept(answer.body(), size, note);
                }
                if (answer.statusCode() == NOT_CONSISTENT) {
                    throw new Refused(LogRefusal.LOG_FORK, "witness", size, name);
                }
                if (answer.statusCode() != OTHER_SIZE || !answer.body().matches("[0-9]{1,18}\n")) {
                    return later("it answers " + answer.statusCode() + " " + firstLine(answer.body()));
                }
                long its = Long.parseLong(answer.body().strip());
                if (its > size || its == seen) {
                    throw new Refused(LogRefusal.LOG_FORK, "witness", size, name);
                }
                seen = its;
            }
            return later("it does not say what it saw");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return later("the program stops");
        } catch (IOException e) {
            return later(
                    "it does not answer at " + address + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private HttpResponse<String> ask(String note, Cosigners.Consistency consistency)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old ").append(seen).append('\n');
        for (byte[] hash : consistency.from(seen)) {
            body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(
                        body.append('\n').append(note).toString()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Optional<String> accept(String body, long size, String note) {
        Optional<String> signature =
                body.lines().filter(line -> key.signed(line, note)).findFirst().map(line -> line + "\n");
        if (signature.isEmpty()) {
            return later("what it signs is not by the key that is set");
        }
        seen = size;
        trouble = "";
        return signature;
    }

    private Optional<String> later(String why) {
        trouble = why;
        notBefore = System.nanoTime() + PAUSE.toNanos();
        return Optional.empty();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
