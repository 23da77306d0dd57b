/** What decisions, steps, states, events, fields and commands are called. */
package docket.engine.glossary;
