/**
 * Attestations as people hold them: the paper, the page of those who have one, and the public page
 * by which anybody verifies a code.
 */
package org.mentorat.attestation;
