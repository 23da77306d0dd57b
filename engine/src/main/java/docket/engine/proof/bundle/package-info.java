/** Makes the bundle of a case: all it takes to verify it offline, as docs/bundle.md has it to the byte. */
package docket.engine.proof.bundle;
