/** What an auditor checks proofs with: it needs a JDK alone, and shares no code with whoever made them. */
package docket.verifier;
