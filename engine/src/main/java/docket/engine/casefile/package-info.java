/** The case as an aggregate: it decides what may be done with a case, and folds what was. */
package docket.engine.casefile;
