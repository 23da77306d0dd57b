package docket.api.backup;

/** A backup or a restore that was not begun, or not finished; the message says why and what to do. */
public final class BackupRefused extends Exception {
    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }
}
