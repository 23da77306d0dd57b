/** What happened to an allocation round. */
package docket.engine.allocation.event;
