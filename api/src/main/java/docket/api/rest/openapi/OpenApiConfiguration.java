package docket.api.rest.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document says beside the controllers: who may call, and how errors look. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BASIC = "basic";

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Docket")
                        .version("1")
                        .description("Cases, tasks, the feed of events and budget lines. Errors are"
                                + " `application/problem+json` (RFC 9457) with a stable `code`; their texts follow"
                                + " `Accept-Language` (ko, en). Times are RFC 3339. Money is a decimal string.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This program")))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("A person's id and password; no session is kept")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    @Bean
    OperationCustomizer problemResponses() {
        return new ProblemResponses();
    }

    @Bean
    OpenApiCustomizer nullableSchemas() {
        return new NullableSchemas();
    }

    @Bean
    OpenApiCustomizer problemSchemas() {
        return ProblemResponses::addSchemas;
    }
}
