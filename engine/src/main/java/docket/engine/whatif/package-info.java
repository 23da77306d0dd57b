/** Asks what would have been advised or decided about past cases, if something had been different. */
package docket.engine.whatif;
