/** Secrets that lie in files. */
package docket.engine.secret;
