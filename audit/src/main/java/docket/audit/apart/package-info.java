/** Holds against the record what the process engine has besides cases: models, accounts, rights, filters, batches. */
package docket.audit.apart;
