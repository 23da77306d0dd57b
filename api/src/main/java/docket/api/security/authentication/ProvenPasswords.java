package docket.api.security.authentication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers who has proven their password, so that a caller who sends it with each request is not compared slowly each
 * time. It keeps no password but a MAC of it, under a key that this start alone has, together with the stored hash that it
 * was compared with: another password, or a changed one, is compared slowly. Thread-safe.
 */
final class ProvenPasswords {

    private static final int MOST = 10_000;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, Proof> proofs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
            return size() > MOST;
        }
    };

    ProvenPasswords() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
    }

    /** Whether this password was compared with this stored hash before, and was the right one. */
    boolean holds(String person, String stored, String password) {
        Proof proof;
        synchronized (proofs) {
            proof = proofs.get(person);
        }
        return proof != null && proof.stored.equals(stored) && MessageDigest.isEqual(proof.mac, mac(password));
    }

    void add(String person, String stored, String password) {
        Proof proof = new Proof(stored, mac(password));
        synchronized (proofs) {
            proofs.put(person, proof);
        }
    }

    private byte[] mac(String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }

    private record Proof(String stored, byte[] mac) {}
}
