/** The end of a mentorship: its preparation, both evaluations, the attestations, the closing. */
package org.mentorat.closure;
