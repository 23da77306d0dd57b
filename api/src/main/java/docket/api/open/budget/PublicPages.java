package docket.api.open.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.api.page.words.Words;
import docket.engine.agency.Agency;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.WebRequest;

/** What the pages for everybody have in common. Thread-safe. */
@Component
final class PublicPages {

    private final MessageSource messages;
    private final Agency agency;

    /** A program that was replaced may show the same day otherwise. */
    private final String started;

    PublicPages(MessageSource messages, Agency agency) {
        this.messages = messages;
        this.agency = agency;
        this.started = agency.clock().instant().toString();
    }

    Words words(Locale locale) {
        return new Words(messages, locale, agency.zone());
    }

    void say(Locale locale, Model model) {
        model.addAttribute("words", words(locale));
        model.addAttribute("agency", agency.name());
        model.addAttribute("zone", agency.zone().getId());
    }

    /** Says how long the page holds; whether the reader has it already, and is told so. */
    boolean isUnchanged(
            PublicDays.OneDay one, String what, Locale locale, WebRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=" + (one.isOver() ? 300 : 10));
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language, Cookie");
        StringBuilder state = new StringBuilder(String.join("\n", started, what, locale.toString()));
        state.append('\n').append(one.account().day()).append(one.isOver());
        one.account().trees().forEach(tree -> state.append(tree.root().text()));
        return request.checkNotModified(
                "W/\"" + PublicAnswers.hash(state.toString().getBytes(UTF_8)) + "\"");
    }
}
