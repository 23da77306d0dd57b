/** What an auditor runs to check proofs. It needs a JDK and nothing else, and shares no code with whoever made them. */
package docket.verifier;
