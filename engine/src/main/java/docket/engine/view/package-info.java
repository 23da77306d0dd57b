/** How what is shown is kept in step with the events, made anew and compared; the subjects bring what is shown. */
package docket.engine.view;
