/** The texts people agree to, in every version, and who signed which. */
package org.mentorat.agreement;
