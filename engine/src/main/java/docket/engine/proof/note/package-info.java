/** Keys and the signatures under a note, as C2SP writes them. */
package docket.engine.proof.note;
