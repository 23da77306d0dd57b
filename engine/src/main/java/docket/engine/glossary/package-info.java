/** What decisions, steps, states and events are called. */
package docket.engine.glossary;
