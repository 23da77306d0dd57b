package docket.api.pressure;

import docket.api.pressure.body.Bodies;
import docket.api.pressure.body.Patience;
import docket.api.pressure.body.PatientAdapter;
import docket.api.pressure.connection.BoundedProtocol;
import docket.api.problem.Problems;
import java.time.Duration;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class PressureConfiguration {

    /** The place between what tells requests apart and the first filter that may look into a body. */
    private static final int BEFORE_BODIES = OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 9_950;

    @Bean
    static FilterRegistrationBean<Pressure> pressure(Problems problems, Rooms rooms) {
        var registration = new FilterRegistrationBean<>(new Pressure(problems, rooms));
        registration.setOrder(BEFORE_BODIES);
        return registration;
    }

    @Bean
    static Bodies bodies(
            @Value("${docket.pressure.body.grace}") Duration grace,
            @Value("${docket.pressure.body.per-second}") DataSize perSecond,
            @Value("${docket.pressure.body.most}") int most,
            @Value("${docket.pressure.body.memory}") DataSize memory) {
        return new Bodies(new Patience(grace, (int) perSecond.toBytes()), most, memory.toBytes());
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> patientWebServer(
            Bodies bodies,
            @Value("${docket.pressure.connections-per-address}") int perAddress,
            @Value("${docket.pressure.header}") Duration header,
            @Value("${server.forward-headers-strategy:none}") String forwarded) {
        boolean proxied = !forwarded.equalsIgnoreCase("none");
        return tomcat -> {
            tomcat.setProtocol(BoundedProtocol.class.getName());
            tomcat.addConnectorCustomizers(connector -> {
                ((BoundedProtocol) connector.getProtocolHandler()).bound(proxied ? 0 : perAddress, header);
                connector.setProperty("continueResponseTiming", "onRead");
                waitPatiently(connector, bodies);
            });
        };
    }

    /** The connector makes its own adapter when it is initialised, and asks for it when it is started. */
    private static void waitPatiently(Connector connector, Bodies bodies) {
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                ProtocolHandler protocol = connector.getProtocolHandler();
                protocol.setAdapter(new PatientAdapter(protocol.getAdapter(), bodies));
            }
        });
    }
}
