package docket.allocation.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import docket.allocation.answer.Solution;
import docket.allocation.answer.Worth;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round, its answer, and what proves the answer without whoever made it; docs/allocation.md has a program that does. Amounts are
 * minor units.
 *
 * @param format {@link #FORMAT}
 * @param inputSha256 of the round's canonical JSON
 * @param grants by the request's position in the round
 * @param total granted altogether, and what that costs
 * @param organizations by the limit's position in the round, as {@code programs}
 * @param value the sum over all requests of what is granted times its value a unit
 * @param search of a round of whole requests alone
 * @param sha256 of the canonical JSON of all the rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "format",
    "round",
    "inputSha256",
    "grants",
    "total",
    "organizations",
    "programs",
    "value",
    "search",
    "sha256"
})
public record Certificate(
        String format,
        Round round,
        String inputSha256,
        List<Grant> grants,
        Worth total,
        List<Worth> organizations,
        List<Worth> programs,
        long value,
        @Nullable Search search,
        @Nullable String sha256) {

    public static final String FORMAT = "docket-allocation/1";

    public Certificate {
        grants = List.copyOf(grants);
        organizations = List.copyOf(organizations);
        programs = List.copyOf(programs);
    }

    /** @param search of a round of whole requests */
    public static Certificate of(Round round, Solution solution, @Nullable Search search) {
        List<Grant> grants = new ArrayList<>();
        long value = 0;
        for (int i = 0; i < round.requests().size(); i++) {
            Request request = round.requests().get(i);
            grants.add(new Grant(request.id(), solution.granted().get(i)));
            value += request.value() * solution.granted().get(i);
        }
        return new Certificate(
                        FORMAT,
                        round,
                        CanonicalJson.sha256(round),
                        grants,
                        solution.total(),
                        solution.organizations(),
                        solution.programs(),
                        value,
                        search,
                        null)
                .sealed();
    }

    /**
     * Reads a certificate, without checking what it says.
     *
     * @throws IllegalArgumentException if the bytes are not those of a certificate, or its round is refused
     */
    public static Certificate read(byte[] bytes) {
        return CanonicalJson.read(bytes, Certificate.class);
    }

    /** Canonical JSON. */
    public byte[] bytes() {
        return CanonicalJson.write(this);
    }

    /**
     * Checks everything that it says, and needs no solver for it: nothing was altered, every bound is kept, and the prices or levels
     * prove the optimum. Of whole requests it checks objective and tie key; that none are better is the solver's word.
     *
     * @return what does not hold; empty where all does
     */
    public List<Flaw> check() {
        return new Check(this).flaws();
    }

    /** The same with the hash that it must have. */
    Certificate sealed() {
        return with(CanonicalJson.sha256(with(null)));
    }

    boolean isSealed() {
        return sha256 != null && sha256.equals(sealed().sha256) && inputSha256.equals(CanonicalJson.sha256(round));
    }

    private Certificate with(@Nullable String hash) {
        return new Certificate(format, round, inputSha256, grants, total, organizations, programs, value, search, hash);
    }
}
