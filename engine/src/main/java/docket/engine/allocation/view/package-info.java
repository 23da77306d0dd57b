/** Allocation rounds as they are shown. */
package docket.engine.allocation.view;
