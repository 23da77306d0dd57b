package docket.api.rest.body;

import docket.engine.text.Characters;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Counts a text in composed form ({@link Characters#length}), as every other door does. The validator finds it as a service. */
public final class ComposedSize implements ConstraintValidator<Size, String> {

    private int shortest;
    private int longest;

    @Override
    public void initialize(Size size) {
        shortest = size.min();
        longest = size.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int length = Characters.length(text);
        return length >= shortest && length <= longest;
    }
}
