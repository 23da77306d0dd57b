/** Signs, for somebody else than the log, what goes on from what it saw before (c2sp.org/tlog-witness). */
package docket.verifier.witness;
