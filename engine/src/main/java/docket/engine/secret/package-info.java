/** Keeps secrets in files that only their owner may read. */
package docket.engine.secret;
