/** The unit of work: who acts through which door, and the one transaction in which it happens. */
package docket.engine.unit;
