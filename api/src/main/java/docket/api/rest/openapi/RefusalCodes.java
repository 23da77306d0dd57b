package docket.api.rest.openapi;

import docket.engine.refusal.RefusalCode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The refusals of all areas, found on the class path by the name that each area's enum has ({@code *Refusal}). */
public final class RefusalCodes {

    private static final Map<String, RefusalCode> ALL = find();

    /** All of them, by their codes. */
    public static Map<String, RefusalCode> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException where no area has this code */
    static RefusalCode called(String code) {
        RefusalCode found = ALL.get(code);
        if (found == null) {
            throw new IllegalArgumentException("No area refuses with " + code);
        }
        return found;
    }

    private static Map<String, RefusalCode> find() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setResourcePattern("**/*Refusal.class");
        scanner.addIncludeFilter(new AssignableTypeFilter(RefusalCode.class));
        return scanner.findCandidateComponents("docket").stream()
                .map(area -> ClassUtils.resolveClassName(String.valueOf(area.getBeanClassName()), null))
                .flatMap(area -> Arrays.stream(area.getEnumConstants()))
                .map(RefusalCode.class::cast)
                .collect(Collectors.toUnmodifiableMap(RefusalCode::code, Function.identity()));
    }

    private RefusalCodes() {}
}
