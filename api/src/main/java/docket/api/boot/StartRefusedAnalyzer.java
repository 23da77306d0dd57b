package docket.api.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Shows a {@link StartRefused} as two paragraphs instead of a stack trace. */
final class StartRefusedAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return StartRefused.in(failure)
                .map(refused -> new FailureAnalysis(String.valueOf(refused.getMessage()), refused.action(), refused))
                .orElse(null);
    }
}
