/** Verifies bundles of one case (docs/bundle.md): that all in them is as it was recorded and signed. */
package docket.verifier.bundle;
