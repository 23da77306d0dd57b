package docket.api.settings;

/** What is set cannot be; the message says what it is and {@link #action} what to do. */
public final class SettingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    SettingRefused(String why, String action, Throwable cause) {
        super(why, cause);
        this.action = action;
    }

    /** What whoever set it can do. */
    public String action() {
        return action;
    }
}
