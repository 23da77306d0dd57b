package docket.engine;

import org.springframework.context.annotation.Configuration;

/** The record as Spring beans. */
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {}
