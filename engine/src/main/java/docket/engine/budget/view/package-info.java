/** Shows budget lines: as they stand, as they stood, and in lists. */
package docket.engine.budget.view;
