package docket.allocation.solver;

import com.google.ortools.Loader;
import com.google.ortools.init.OrToolsVersion;

/** Google OR-Tools. Its native library is unpacked and loaded at its first use, which takes about half a second. */
public final class OrTools {

    static {
        Loader.loadNativeLibraries();
    }

    private OrTools() {}

    /** @throws UnsatisfiedLinkError where there is no native library for this machine */
    public static void load() {
        // The class does it.
    }

    /** Such as {@code OR-Tools 9.15.6755}. */
    public static String version() {
        return "OR-Tools " + OrToolsVersion.getVersionString();
    }
}
