/** Bundles of one case (docs/bundle.md): whether all in them is as it was recorded and signed. */
package docket.verifier.bundle;
