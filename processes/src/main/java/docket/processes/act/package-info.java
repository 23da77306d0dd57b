/** Who acts on this thread, and through which door. */
package docket.processes.act;
