package docket.api.webapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.WebResourceRoot.ResourceSetType;
import org.apache.catalina.WebResourceSet;

/**
 * Gives the servlet context what jars hold under {@code META-INF/resources}, wherever the class loader finds them.
 *
 * <p>Spring Boot looks only at the jars that the class path names, and a program that is started as {@code java -jar
 * docket.jar} names its libraries in the manifest. Camunda's webapps read their plug-ins through the servlet context
 * and never load without them.
 */
final class PackedResources implements LifecycleListener {

    private static final String FOLDER = "META-INF/resources";

    @Override
    public void lifecycleEvent(LifecycleEvent event) {
        if (Lifecycle.CONFIGURE_START_EVENT.equals(event.getType())) {
            add(((Context) event.getLifecycle()).getResources());
        }
    }

    private static void add(WebResourceRoot resources) {
        Set<String> known = Arrays.stream(resources.getJarResources())
                .map(WebResourceSet::getBaseUrl)
                .map(URL::toString)
                .collect(Collectors.toSet());
        try {
            ClassLoader loader = PackedResources.class.getClassLoader();
            for (URL folder : Collections.list(loader.getResources(FOLDER))) {
                if (folder.openConnection() instanceof JarURLConnection inJar
                        && known.add(inJar.getJarFileURL().toString())) {
                    resources.createWebResourceSet(
                            ResourceSetType.RESOURCE_JAR, "/", inJar.getJarFileURL(), "/" + FOLDER);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
