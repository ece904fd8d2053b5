/**
 * The texts people agree to, in every version, who signed which, and who has still to accept a new
 * one.
 */
package org.mentorat.agreement;
