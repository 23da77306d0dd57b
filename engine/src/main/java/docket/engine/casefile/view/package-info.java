/** Shows cases: as they stand, as they stood, and in lists. */
package docket.engine.casefile.view;
