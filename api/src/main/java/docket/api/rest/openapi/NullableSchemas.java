package docket.api.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Writes what may be null as JSON Schema 2020-12 reads it. springdoc puts a type {@code null} beside a reference, and both
 * must hold then, which nothing satisfies; an enumeration allows its values only, so null has to be one of them.
 */
final class NullableSchemas implements OpenApiCustomizer {

    private static final String NULL = "null";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(NullableSchemas::mend);
    }

    private static void mend(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        mend(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            mend(values);
        }
        if (isNullable(schema) && schema.getEnum() != null && !schema.getEnum().contains(null)) {
            addNull(schema);
        }
        if (schema.getProperties() != null) {
            Map<String, Schema> mended = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> {
                mend(property);
                mended.put(name, isNullable(property) && property.get$ref() != null ? either(property) : property);
            });
            schema.setProperties(mended);
        }
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains(NULL);
    }

    @SuppressWarnings("unchecked")
    private static void addNull(Schema<?> schema) {
        ((List<@Nullable Object>) schema.getEnum()).add(null);
    }

    private static Schema<?> either(Schema<?> referring) {
        return new JsonSchema()
                .description(referring.getDescription())
                .anyOf(List.of(new JsonSchema().$ref(referring.get$ref()), new JsonSchema().types(Set.of(NULL))));
    }
}
