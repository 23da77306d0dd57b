/** Keeps what is shown in step with the events, makes it anew and compares it; the subjects bring what is shown. */
package docket.engine.view;
