package docket.processes.delegates;

import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What a model calls as <code>${name}</code>. */
public record ModelDelegate(String name, JavaDelegate delegate) {}
