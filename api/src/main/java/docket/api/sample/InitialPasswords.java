package docket.api.sample;

import docket.api.settings.Settings;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Gives the passwords of the administrator and of the sample's people, who share one: from outside, or made here. A
 * made one is kept in memory only, until it is shown.
 */
@Component
public class InitialPasswords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final String givenAdmin;
    private final String givenStaff;
    private String madeAdmin = "";
    private String madeStaff = "";

    @Autowired
    InitialPasswords(Settings settings) {
        this(settings.passwords().admin(), settings.passwords().sample());
    }

    InitialPasswords(String givenAdmin, String givenStaff) {
        this.givenAdmin = givenAdmin;
        this.givenStaff = givenStaff;
    }

    Optional<String> given(SamplePerson person) {
        return nonEmpty(isAdmin(person) ? givenAdmin : givenStaff);
    }

    String make(SamplePerson person) {
        return given(person).orElseGet(() -> isAdmin(person) ? makeAdmin() : makeStaff());
    }

    private String makeAdmin() {
        madeAdmin = random();
        return madeAdmin;
    }

    private String makeStaff() {
        madeStaff = madeStaff.isEmpty() ? random() : madeStaff;
        return madeStaff;
    }

    /** The administrator's password, if this start made it. */
    public Optional<String> madeForAdmin() {
        return nonEmpty(madeAdmin);
    }

    /** The password that all sample people share, if this start made it. */
    public Optional<String> madeForStaff() {
        return nonEmpty(madeStaff);
    }

    private static boolean isAdmin(SamplePerson person) {
        return person.equals(SamplePerson.ADMIN);
    }

    private static Optional<String> nonEmpty(String password) {
        return Optional.of(password).filter(StringUtils::hasText);
    }

    /** A password of about 99 bits that is easy to read aloud. */
    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
